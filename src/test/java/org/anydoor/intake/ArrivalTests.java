package org.anydoor.intake;

import static org.anydoor.intake.IntakeFixtures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Unopened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
@AfterTheSample
class ArrivalTests {
    private static final Reporter KIM = new Reporter("Kim Example", "teacher", "612-555-0100", null, "A school", true);

    @Autowired
    Intake intake;

    @Autowired
    Configured configured;

    @Autowired
    Doors doors;

    @Autowired
    Submissions submissions;

    @Autowired
    Db db;

    @Autowired
    DataKeys keys;

    @Autowired
    TransactionTemplate transaction;

    IntakeFixtures community;

    @BeforeEach
    void community() {
        community = new IntakeFixtures();
        configured.forget();
    }

    private Acknowledged send(Arrival arrival, SubmissionId submission) {
        return (Acknowledged) intake.arrive(arrival, submission);
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return Callers.as(caller, () -> transaction.execute(status -> work.get()));
    }

    private long rows(Caller caller, String table) {
        return as(
                caller,
                () -> db.sql("select count(agency_id) from intake." + table).count());
    }

    @Test
    void theSameSubmissionGetsTheSameReceipt() {
        SubmissionId submission = SubmissionId.fresh();
        Acknowledged first = send(IntakeFixtures.something(), submission);
        assertThat(send(IntakeFixtures.something(), submission)).isEqualTo(first);
        assertThat(count(
                        "select count(id) from intake.concern where id = ?",
                        first.id().value()))
                .isEqualTo(1);
        assertThat(first.code()).isNotNull();
    }

    @Test
    void twoThatRaceAreOneConcernWithOneAnswer() {
        for (int round = 0; round < 10; round++) {
            SubmissionId submission = SubmissionId.fresh();
            long before = count("select count(id) from intake.concern");
            List<CompletableFuture<Acknowledged>> both = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(IntakeFixtures.something(), submission)))
                    .toList();
            assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
            assertThat(count("select count(id) from intake.concern")).isEqualTo(before + 1);
        }
    }

    @Test
    void aSubmissionWhoseAnswerIsGoneMakesNoSecondConcern() {
        SubmissionId submission = SubmissionId.fresh();
        send(IntakeFixtures.something(), submission);
        IntakeFixtures.sql("delete from intake.submission where digest = ?", submission.digest());
        assertThat(intake.arrive(IntakeFixtures.something(), submission)).isEqualTo(new Arrived.LongAgo());
    }

    @Test
    void whatFailsForAnyOtherReasonIsNeverSaidToHaveComeBefore() {
        SubmissionId submission = SubmissionId.fresh();
        UUID id = submissions.concernOf(submission);
        IntakeFixtures.sql("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
                values (gen_random_uuid(), 'intake', 'concern', ?, ?, now(), 'in the way')
                """, id, community.intake.agency().value());
        assertThatThrownBy(() -> intake.arrive(IntakeFixtures.something(), submission))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(count("select count(id) from intake.concern where id = ?", id))
                .isZero();
    }

    @Test
    void everythingThatBelongsToAnArrivalStandsTogether() {
        UUID id = send(IntakeFixtures.something().toldBy(KIM, null), SubmissionId.fresh())
                .id()
                .value();
        assertThat(count("select count(subject_id) from platform.data_key where subject_id = ?", id))
                .isEqualTo(1);
        assertThat(count("select count(concern_id) from intake.reporter where concern_id = ?", id))
                .isEqualTo(1);
        assertThat(count("select count(concern_id) from intake.handling where concern_id = ?", id))
                .isEqualTo(1);
        assertThat(count("select count(id) from platform.work where reference = ? and due_at is not null", id))
                .isEqualTo(1);
        assertThat(count("select count(entry_id) from platform.audit_subject where subject_id = ?", id))
                .isEqualTo(1);
        assertThat(count(
                        "select count(id) from platform.notice where agency_id = ?",
                        community.intake.agency().value()))
                .isEqualTo(1);
    }

    @Test
    void nothingOfAPublicArrivalTellsMoreThanTheMinute() {
        UUID id = send(IntakeFixtures.something(), SubmissionId.fresh()).id().value();
        assertThat(id.version()).isEqualTo(4);
        assertThat(count(
                        "select count(id) from platform.work where reference = ? and opened_at = date_trunc('minute', opened_at)",
                        id))
                .isEqualTo(1);
        assertThat(count(
                        "select count(entry_id) from platform.audit_subject where subject_id = ? and at = date_trunc('minute', at)",
                        id))
                .isEqualTo(1);
        assertThat(count(
                        "select count(concern_id) from intake.handling where concern_id = ? and received_at = date_trunc('minute', received_at)",
                        id))
                .isEqualTo(1);
        assertThat(count(
                        "select count(id) from platform.notice where made_at <> date_trunc('minute', made_at) and agency_id = ?",
                        community.intake.agency().value()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"concern", "handling", "reporter", "safe_contact", "message", "receipt", "mandated_report"})
    void thePublicReadsNothingBack(String table) {
        SubmissionId submission = SubmissionId.fresh();
        send(IntakeFixtures.something().toldBy(KIM, new MandatedReport(Instant.now(), null, null)), submission);
        assertThat(rows(new Caller.Public(submission.digest()), table)).isZero();
        assertThat(rows(Caller.Public.ANYBODY, table)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"concern", "handling", "reporter", "receipt"})
    void anotherAgencyReadsNothing(String table) {
        send(IntakeFixtures.something().toldBy(KIM, null), SubmissionId.fresh());
        assertThat(rows(community.intake.caller(), table)).isEqualTo(1);
        assertThat(rows(community.police.caller(), table)).isZero();
        assertThat(rows(community.school.caller(), table)).isZero();
    }

    @Test
    void theOwnersNavigatorReadsWhoToldUs() {
        ConcernId id = send(IntakeFixtures.something().toldBy(KIM, null), SubmissionId.fresh())
                .id();
        String body = as(
                community.intake.caller(),
                () -> keys.of(id.value()).orElseThrow().text(reporter(id), Sealed.REPORTER));
        assertThat(body).contains("Kim Example");
    }

    @Test
    void sealedBytesDoNotOpenUnderAnotherConcernsKey() {
        ConcernId one = send(IntakeFixtures.something().toldBy(KIM, null), SubmissionId.fresh())
                .id();
        ConcernId other = send(IntakeFixtures.something(), SubmissionId.fresh()).id();
        as(community.intake.caller(), () -> {
            byte[] sealed = reporter(one);
            assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("Kim");
            var wrong = keys.of(other.value()).orElseThrow();
            assertThatThrownBy(() -> wrong.open(sealed, Sealed.REPORTER)).isInstanceOf(Unopened.class);
            return 0;
        });
        assertThat(as(community.police.caller(), () -> keys.of(one.value()))).isEmpty();
    }

    private byte[] reporter(ConcernId id) {
        return db.sql("select body from intake.reporter where concern_id = :id")
                .with("id", id)
                .one((rs, n) -> rs.getBytes("body"));
    }

    @Test
    void staffSendAtTheirDoorAndFindTheirOwnAgain() {
        Arrival said = Arrival.at("school", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "Sleeps in class, new phone.");
        SubmissionId submission = SubmissionId.fresh();
        Acknowledged first = Callers.as(community.school.caller(), () -> send(said, submission));
        assertThat(Callers.as(community.school.caller(), () -> send(said, submission)))
                .isEqualTo(first);
        assertThat(first.code()).isNull();
        assertThat(rows(community.school.caller(), "concern")).isEqualTo(1);
        assertThat(rows(community.intake.caller(), "concern")).isEqualTo(1);
    }

    @Test
    void aStaffDoorIsClosedToOtherKindsOfAgencies() {
        Arrival said = Arrival.at("patrol", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "Seen at 3 am.");
        assertThat(Callers.as(community.school.caller(), () -> intake.arrive(said, SubmissionId.fresh())))
                .isEqualTo(new Arrived.NotOpen());
    }

    @Test
    void anUnknownDoorTakesNothing() {
        Arrival said = Arrival.at("cellar", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "x");
        assertThat(intake.arrive(said, SubmissionId.fresh())).isEqualTo(new Arrived.NotOpen());
    }

    @Test
    void whoeverAsksForAnUnknownDoorAgainAndAgainHasNothingReadAnew() {
        doors.find("cellar");
        Configured.Snapshot known = configured.now();
        for (int i = 0; i < 20; i++) {
            assertThat(doors.find("cellar")).isEmpty();
        }
        assertThat(configured.now()).isSameAs(known);
    }

    @Test
    void dangerNowIsDueInAQuarterOfAnHour() {
        Acknowledged sent = send(IntakeFixtures.dangerNow(), SubmissionId.fresh());
        assertThat(sent.urgency().urgency()).isEqualTo(Urgency.IMMEDIATE);
        assertThat(sent.urgency().reasonKey()).isEqualTo("danger-now");
        assertThat(sent.urgency().due()).isBefore(Instant.now().plusSeconds(15 * 60 + 1));
    }

    @Test
    void aMandatedReportHasBothClocks() {
        Instant friday = Instant.parse("2026-11-20T18:00:00Z");
        UUID id = send(
                        IntakeFixtures.something().toldBy(KIM, new MandatedReport(friday, friday, "Officer Example")),
                        SubmissionId.fresh())
                .id()
                .value();
        assertThat(count("""
                        select count(concern_id) from intake.mandated_report where concern_id = ?
                          and oral_due_at = timestamptz '2026-11-21 18:00Z' and written_due_at > timestamptz '2026-11-25 17:00Z'
                          and oral_to is not null
                        """, id)).isEqualTo(1);
    }
}
