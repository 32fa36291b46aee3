package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No walled agency is added beside others without its counsel's recorded approval. */
@AnydoorTest
class HostingApprovalTests {
    private static final String AGENCIES = "/app/administration/agencies";
    private static final String OWN = "/app/administration/agency";
    private static final Map<String, String> APPROVAL =
            Map.of("counsel", "Wei Sandoval, counsel", "approvedOn", "2026-03-02", "document", "Letter 12");

    @LocalServerPort
    private int port;

    @Test
    void aWalledAgencyIsAddedOnlyAsItsCounselApproved() {
        var admin = StaffClient.signedIn(port, "admin");
        admin.get(AGENCIES);
        var agency = new HashMap<>(Map.of(
                "agency",
                "Birchwood Advocates",
                "kind",
                "advocate",
                "name",
                "Ari Lund",
                "username",
                "ari.lund",
                "email",
                ""));
        assertThat(admin.post(AGENCIES, agency).statusCode()).isEqualTo(422);
        assertThat(count("Birchwood Advocates")).isZero();
        agency.putAll(APPROVAL);
        assertThat(admin.post(AGENCIES, agency).body()).contains("/app/invitation/");
        assertThat(count("Birchwood Advocates")).isOne();
    }

    @Test
    void theAdministratorOfOneThatIsHereWritesItDownOnceAndOthersHaveNoSuchPage() {
        PlatformFixtures.run("""
                delete from platform.hosting_approval h using platform.agency a
                where a.id = h.agency_id and a.name = 'Harbor Light Shelter'
                """);
        var shelter = StaffClient.signedIn(port, "shelter-admin");
        assertThat(shelter.get(OWN).body()).contains("Who approved");
        for (Browser.Size size : Browser.Size.values()) {
            try (Browser browser = Browser.open(port, size)) {
                shelter.lend(browser.page().context());
                browser.go(OWN).assertAccessible().picture("approval-" + size);
            }
        }
        var unclear = new HashMap<>(APPROVAL);
        unclear.put("approvedOn", "3026-01-01");
        assertThat(shelter.post(OWN + "/approval", unclear).statusCode()).isEqualTo(422);
        shelter.get(OWN);
        assertThat(shelter.post(OWN + "/approval", APPROVAL).statusCode()).isEqualTo(302);
        assertThat(shelter.get(OWN).body()).contains("Letter 12").doesNotContain("Who approved");
        var police = StaffClient.signedIn(port, "police-admin");
        police.get(OWN);
        assertThat(police.post(OWN + "/approval", APPROVAL).statusCode()).isEqualTo(404);
    }

    private static Long count(String agency) {
        return PlatformFixtures.value(Long.class, """
                select count(*) from platform.hosting_approval h join platform.agency a on a.id = h.agency_id
                where a.name = ? and h.counsel = 'Wei Sandoval, counsel' and h.recorded_by is not null
                """, agency);
    }
}
