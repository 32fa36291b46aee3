package org.anydoor.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A referral from the concern to the shelter's answer, as both sides meet it. */
@AnydoorTest
class ReferralPagesTests {
    @LocalServerPort
    int port;

    private static UUID concern() {
        return PlatformFixtures.value(
                UUID.class,
                "select c.id from intake.concern c join platform.agency a on a.id = c.agency_id where a.kind = 'intake' and a.name = 'No Wrong Door North' and length(c.what) > 10 and c.masked = false order by c.id limit 1");
    }

    private static UUID shelterService() {
        return PlatformFixtures.value(UUID.class, """
                select s.id from directory.service s join directory.organisation o on o.id = s.organisation_id
                join platform.agency a on a.id = o.agency_id
                where a.kind = 'shelter' and s.active and exists (select 1 from care.answer r where r.agency_id = a.id) limit 1
                """);
    }

    private static Map<String, String> typed(UUID concern, UUID service) {
        var typed = new HashMap<String, String>();
        typed.put("concern", concern.toString());
        typed.put("service", service.toString());
        typed.put("called", "Qamar");
        typed.put("summary", "A bed tonight");
        return typed;
    }

    @Test
    void theFormSaysForWhomAndWhatWasSaidAndLeadsBackToTheConcern() {
        UUID concern = concern();
        String name = PlatformFixtures.value(String.class, "select short from intake.concern where id = ?", concern);
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        assertThat(navigator
                        .get("/app/care/new?concern=" + concern + "&service=" + shelterService())
                        .body())
                .contains("href=\"/app/intake/" + concern + "\"", "Back to concern " + name)
                .contains("What was said", "Safe contact")
                .contains("Do not call, text or visit.");
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where s.subject_id = ? and e.action = 'intake.read' and e.at > now() - interval '1 minute'
                """, concern)).isPositive();
    }

    @Test
    void nothingIsSentBeforeTheSenderSaysWhyItMayBeTold() {
        UUID concern = concern();
        UUID service = shelterService();
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app/care/new?concern=" + concern + "&service=" + service);
        var typed = typed(concern, service);
        var without = navigator.post("/app/care/new", typed);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("href=\"#basis\"", "A bed tonight");
        typed.put("basis", "law");
        var unnamed = navigator.post("/app/care/new", typed);
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.body()).contains("Write which law");
    }

    @Test
    void bothSidesReadWhatTheyDidAndTheShelterIsShownTheNextStep() {
        UUID concern = concern();
        UUID service = shelterService();
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app/care/new?concern=" + concern + "&service=" + service);
        var typed = typed(concern, service);
        typed.put("basis", "wanted");
        String sent = StaffClient.target(navigator.post("/app/care/new", typed));
        assertThat(navigator.get(sent).body()).contains("role=\"status\"", "Sent to", "The young person wants it");
        String id = sent.substring(0, sent.indexOf('?'));
        StaffClient provider = StaffClient.signedIn(port, "shelter");
        assertThat(provider.get(id).body()).doesNotContain("Open a record for");
        String accepted = StaffClient.target(provider.post(id + "/accept", Map.of()));
        assertThat(provider.get(accepted).body())
                .contains("Accepted.", "delivered", "Look for Qamar", "Open a record for Qamar");
        assertThat(navigator.get("/app/care?page=x").statusCode()).isEqualTo(200);
    }

    @Test
    void theListOpensOnTheSideThatHasRows() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        assertThat(navigator.get("/app/care").body()).contains("href=\"/app/care?way=out\" aria-current=\"true\"");
    }
}
