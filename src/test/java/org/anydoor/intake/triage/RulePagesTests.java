package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Routing rules as an administrator of the intake agency writes them. */
@AnydoorTest
class RulePagesTests {
    private static final String LIST = "/app/administration/doors";
    private static final String NEW = LIST + "/rules/new";

    @LocalServerPort
    int port;

    private final String why = "test " + UUID.randomUUID();

    @AfterEach
    void asItWas() {
        PlatformFixtures.run("delete from intake.routing_rule where reason_key like 'test %'");
    }

    private StaffClient admin() {
        StaffClient admin = StaffClient.signedIn(port, "admin");
        admin.get(LIST);
        return admin;
    }

    /** Out of use, so that no other test is sent elsewhere. */
    private Map<String, String> typed(String... more) {
        Map<String, String> typed =
                new HashMap<>(Map.of("doors", "school", "age", "minor", "to", "kind:police", "why", why, "place", "2"));
        for (int i = 0; i < more.length; i += 2) {
            typed.put(more[i], more[i + 1]);
        }
        return typed;
    }

    private String path() {
        return LIST + "/rule/" + value(UUID.class, "select id from intake.routing_rule where reason_key = ?", why);
    }

    @Test
    void aNewRuleStandsInItsPlaceAndTheOthersKeepTheirOrder() {
        assertThat(admin().post(NEW, typed()).statusCode()).isEqualTo(302);
        assertThat(value(Integer.class, "select position from intake.routing_rule where reason_key = ?", why))
                .isEqualTo(2);
        assertThat(value(Integer.class, "select position from intake.routing_rule where reason_key = 'danger-now'"))
                .isEqualTo(1);
        assertThat(value(
                        Integer.class,
                        "select position from intake.routing_rule where reason_key = 'danger-now-minor'"))
                .isEqualTo(3);
        assertThat(admin().get(LIST).body())
                .contains(
                        "School staff; may be under 18",
                        "Proposed to Police, whichever has been here longest",
                        why,
                        "Not in use");
        assertThat(
                        value(
                                Long.class,
                                "select count(*) from platform.audit_entry where action = 'intake.configure' and at > now() - interval '1 minute'"))
                .isPositive();
    }

    @Test
    void aRuleMayNameOneAgencyAndTheSecondWriterSeesWhatTheFirstDid() {
        AgencyId precinct = PlatformFixtures.agency("police");
        StaffClient admin = admin();
        admin.post(NEW, typed());
        assertThat(admin.get(path()).body()).contains("value=\"" + precinct.value() + "\"", "value=\"" + why + "\"");
        assertThat(admin.post(path(), typed("to", precinct.value().toString(), "version", "1"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(value(UUID.class, "select to_agency_id from intake.routing_rule where reason_key = ?", why))
                .isEqualTo(precinct.value());
        HttpResponse<String> late = admin.post(path(), typed("urgency", "immediate", "version", "1"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody was quicker", "value=\"immediate\" selected", "value=\"2\"");
        PlatformFixtures.run("update intake.routing_rule set to_agency_id = null where reason_key = ?", why);
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        HttpResponse<String> refused =
                admin().post(NEW, Map.of("doors", "moon", "age", "old", "to", "owner", "why", "", "place", "first"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Choose from what is offered.",
                        "Say how soon, or where it is sent, or both.",
                        "Write why, up to 200 characters.",
                        "Write the place as a number, from 1.",
                        "value=\"first\"");
        assertThat(admin().post(NEW, typed("to", UUID.randomUUID().toString())).body())
                .contains("Choose from the list, or that it stays with the owner.");
    }

    @Test
    void aRuleMayFitOnlyWhereTheLawMayMakeTheSenderReport() {
        StaffClient admin = admin();
        assertThat(admin.get(LIST).body())
                .contains("the law may make the sender report; may be under 18, or nobody said the age");
        admin.post(NEW, typed("mandated", "yes"));
        assertThat(admin.get(path()).body()).contains("name=\"mandated\" value=\"yes\" checked");
    }

    @Test
    void onlyAdministratorsOfIntakeReachARule() {
        assertThat(StaffClient.signedIn(port, "navigator").get(NEW).statusCode())
                .isEqualTo(404);
        assertThat(StaffClient.signedIn(port, "police-admin").get(NEW).statusCode())
                .isEqualTo(404);
    }
}
