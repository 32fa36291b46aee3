package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class TeamsTests {
    private static final String TEAMS = "/app/administration/teams";
    private static final String INVESTIGATOR = "investigator";

    @LocalServerPort
    int port;

    @AfterEach
    void noTeamIsLeft() {
        FreshCodes.run("update platform.work set team_id = null where ? <> ''", INVESTIGATOR);
        FreshCodes.run("delete from platform.team_member where ? <> ''", INVESTIGATOR);
        FreshCodes.run("delete from platform.team where ? <> ''", INVESTIGATOR);
    }

    @Test
    void aTeamIsMadeFilledRenamedAndClosed() {
        var admin = StaffClient.signedIn(port, "police-admin");
        String team = make(admin, "Night shift");
        assertThat(admin.get(TEAMS).body()).contains("Night shift").contains("Nobody yet");
        var filled = Map.of("name", "Late shift", "version", "1", "members", person(INVESTIGATOR));
        assertThat(StaffClient.target(admin.post(team, filled))).isEqualTo(TEAMS);
        assertThat(admin.get(TEAMS).body())
                .contains("Late shift")
                .contains(StaffClient.person(INVESTIGATOR).name())
                .doesNotContain("Night shift");
        assertThat(admin.get(team).body()).containsPattern("value=\"" + person(INVESTIGATOR) + "\" checked");
        admin.post(team, Map.of("name", "Late shift", "version", "2"));
        assertThat(admin.get(TEAMS).body()).contains("Nobody yet");
        admin.post(team + "/close", Map.of("version", "3"));
        assertThat(admin.get(TEAMS).body()).doesNotContain("Late shift");
        assertThat(admin.get(team).statusCode()).isEqualTo(404);
        assertThat(StaffClient.target(admin.post(TEAMS, Map.of("name", "Late shift", "version", "0"))))
                .isEqualTo(TEAMS);
        assertThat(FreshCodes.count("""
                select count(distinct e.action) from platform.audit_entry e join platform.person p on p.id = e.person_id
                where p.username = ? and e.action in ('access.team-make', 'access.team-change', 'access.team-close')
                """, "police-admin")).isEqualTo(3);
    }

    @Test
    void theSecondWriterIsToldThatSomebodyWasFirst() {
        var admin = StaffClient.signedIn(port, "police-admin");
        String team = make(admin, "Day shift");
        admin.post(team, Map.of("name", "Early shift", "version", "1"));
        var late = admin.post(team, Map.of("name", "Noon shift", "version", "1"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Somebody else has changed this meanwhile");
        assertThat(admin.post(team + "/close", Map.of("version", "1")).statusCode())
                .isEqualTo(422);
        assertThat(admin.get(TEAMS).body()).contains("Early shift");
    }

    @Test
    void twoTeamsThatWorkHaveTwoNames() {
        var admin = StaffClient.signedIn(port, "police-admin");
        make(admin, "North side");
        var again = admin.post(TEAMS, Map.of("name", "north SIDE", "version", "0"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("name-error\">A team is called that already");
        assertThat(admin.post(TEAMS, Map.of("name", "", "version", "0")).body()).contains("name-error\">Write a name");
    }

    @Test
    void aTeamForWhichSomethingWaitsStaysOpenUntilThatIsHandedOver() {
        var admin = StaffClient.signedIn(port, "police-admin");
        String team = make(admin, "Weekend");
        FreshCodes.run("""
                insert into platform.work (id, module, kind, reference, agency_id, team_id, opened_at, authority)
                select gen_random_uuid(), 'test', 'team', gen_random_uuid(), t.agency_id, t.id, now(), 'test'
                from platform.team t where t.name = ?
                """, "Weekend");
        var refused = admin.post(team + "/close", Map.of("version", "1"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Still waiting for this team: 1");
        FreshCodes.run("update platform.work set done_at = now() where module = 'test' and kind = ?", "team");
        assertThat(StaffClient.target(admin.post(team + "/close", Map.of("version", "1"))))
                .isEqualTo(TEAMS);
    }

    @Test
    void anotherAgencysTeamAndItsPeopleDoNotExist() {
        String team = make(StaffClient.signedIn(port, "police-admin"), "Quiet side");
        var other = StaffClient.signedIn(port, "protection-admin");
        assertThat(other.get(TEAMS).body()).doesNotContain("Quiet side");
        assertThat(other.get(team).statusCode()).isEqualTo(404);
        assertThat(other.post(team, Map.of("name", "Mine", "version", "1")).statusCode())
                .isEqualTo(404);
        assertThat(other.post(team + "/close", Map.of("version", "1")).statusCode())
                .isEqualTo(404);
        String own = make(other, "Ours");
        other.post(own, Map.of("name", "Ours", "version", "1", "members", person(INVESTIGATOR)));
        assertThat(other.get(TEAMS).body()).contains("Nobody yet");
        assertThat(StaffClient.signedIn(port, INVESTIGATOR).get(TEAMS).statusCode())
                .isEqualTo(404);
    }

    @Test
    void workIsGivenToATeamThatWorksAndToNoOther() {
        var admin = StaffClient.signedIn(port, "police-admin");
        String team = make(admin, "Harbor");
        FreshCodes.run("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
                select gen_random_uuid(), 'test', 'giving', gen_random_uuid(), t.agency_id, now(), 'test'
                from platform.team t where t.name = ?
                """, "Harbor");
        String work = "/app/work/" + FreshCodes.text("select id from platform.work where kind = ?", "giving");
        var supervisor = StaffClient.signedIn(port, "police-supervisor");
        assertThat(supervisor.get(work).body()).contains("Harbor");
        admin.post(team + "/close", Map.of("version", "1"));
        assertThat(supervisor.get(work).body()).doesNotContain("Harbor");
    }

    @ParameterizedTest
    @EnumSource
    void thePagesFitAndReadWell(Browser.Size size) {
        var admin = StaffClient.signedIn(port, "police-admin");
        String team = make(admin, "Night shift");
        admin.post(team, Map.of("name", "Night shift", "version", "1", "members", person(INVESTIGATOR)));
        try (Browser browser = Browser.open(port, size)) {
            admin.lend(browser.page().context());
            browser.go(TEAMS).assertAccessible().picture("administration-teams");
            browser.go(team).assertAccessible().picture("administration-team");
        }
    }

    private static String make(StaffClient admin, String name) {
        admin.get(TEAMS);
        assertThat(StaffClient.target(admin.post(TEAMS, Map.of("name", name, "version", "0"))))
                .isEqualTo(TEAMS);
        Matcher found = Pattern.compile("(" + TEAMS + "/[0-9a-f-]{36})\">" + name + "<")
                .matcher(admin.get(TEAMS).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String person(String username) {
        return FreshCodes.text("select id from platform.person where username = ?", username);
    }
}
