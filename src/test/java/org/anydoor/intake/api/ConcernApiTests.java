package org.anydoor.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner's program sends a concern, sends it again, and rereads it. */
@AnydoorTest
class ConcernApiTests {
    private static final String CONCERN = """
            {"danger": "not-now", "what": "A boy sleeps in the laundry room.\\nHe says he owes a man.", "harm": "unsure",
             "youngPerson": {"called": "Ash", "age": "about 15"}, "place": "Lakeside Inn", "reference": "CASE-7",
             "sender": {"name": "Robin Example", "phone": "612-555-0100", "relation": "work"}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Test
    void aConcernIsSentAndRereadByTheProgramThatSentIt() {
        Partner partner = Partner.of(port, clients);
        String token = partner.token();
        var sent = partner.post(token, Partner.key(), CONCERN);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        String id = Partner.json(sent).get("id").asString();
        assertThat(sent.headers().firstValue("Location")).contains("/api/v1/concerns/" + id);
        assertThat(sent.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(Partner.json(sent).propertyNames()).containsExactly("id", "shortName", "arrived", "readBy");

        var own = partner.get(token, id);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
        var json = Partner.json(own);
        assertThat(json.get("what").asString()).isEqualTo("A boy sleeps in the laundry room.\nHe says he owes a man.");
        assertThat(json.get("stage").asString()).isEqualTo("new");
        assertThat(json.get("youngPerson").get("called").asString()).isEqualTo("Ash");
        assertThat(own.body()).doesNotContain("Robin", "612-555", "agency");
    }

    @Test
    void itArrivesAsFromTheFormWithItsClockItsWorkAndWhoToldIt() {
        Partner partner = Partner.of(port, clients);
        var sent = partner.post(partner.token(), Partner.key(), CONCERN);
        UUID id = UUID.fromString(Partner.json(sent).get("id").asString());
        assertThat(count("intake.handling where concern_id = ? and state = 'new' and door = 'partner'", id))
                .isOne();
        assertThat(count("intake.reporter where concern_id = ?", id)).isOne();
        assertThat(count("platform.data_key where subject_id = ?", id)).isOne();
        assertThat(count("platform.work where reference = ? and due_at is not null", id))
                .isOne();
        assertThat(count(
                        "platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id"
                                + " where s.subject_id = ? and e.action = 'intake.arrive' and e.caller = 'client'",
                        id))
                .isOne();
        assertThat(count(
                        "intake.concern where id = ? and sent_by_person_id is null and sent_by_client_id is not null",
                        id))
                .isOne();
    }

    @Test
    void theSameSendingIsOneConcernAndOneAnswer() {
        Partner partner = Partner.of(port, clients);
        String token = partner.token();
        String key = Partner.key();
        Set<String> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> partner.post(token, key, CONCERN))
                .map(it -> it.statusCode() + it.body())
                .collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        assertThat(partner.post(token, key, CONCERN.replace(", \"place\"", " ,\n\"place\""))
                        .body())
                .isEqualTo(answers.iterator().next().substring(3));
        assertThat(count(
                        "intake.concern where sent_by_client_id = ?",
                        partner.id().value()))
                .isOne();
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        Partner partner = Partner.of(port, clients);
        String token = partner.token();
        String key = Partner.key();
        partner.post(token, key, CONCERN);
        var other = partner.post(token, key, CONCERN.replace("Ash", "Sky"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Partner.json(other).get("errors").get(0).get("field").asString())
                .isEqualTo("Idempotency-Key");
        assertThat(count(
                        "intake.concern where sent_by_client_id = ?",
                        partner.id().value()))
                .isOne();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceByTheNameOfItsField() {
        Partner partner = Partner.of(port, clients);
        var answer = partner.post(partner.token(), Partner.key(), """
                {"danger": "maybe", "harm": "sex", "signs": ["no-such-sign"], "youngPerson": {"age": "%s"},
                 "ownReport": {"toldAt": "yesterday"}}
                """.formatted("x".repeat(61)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Partner.json(answer)
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .containsExactlyInAnyOrder(
                        "danger", "what", "signs[0]", "youngPerson.age", "ownReport.learnedAt", "ownReport.toldAt");
    }

    @Test
    void aProgramThatMayOnlySendRereadsNothing() {
        Partner partner = Partner.of(port, clients);
        String id = Partner.json(partner.post(partner.token(), Partner.key(), CONCERN))
                .get("id")
                .asString();
        assertThat(partner.get(partner.token("concern:send"), id).statusCode()).isEqualTo(403);
        assertThat(partner.post(partner.token("concern:read"), Partner.key(), CONCERN)
                        .statusCode())
                .isEqualTo(403);
    }

    private static long count(String from, Object... values) {
        return PlatformFixtures.value(Long.class, "select count(*) from " + from, values);
    }
}
