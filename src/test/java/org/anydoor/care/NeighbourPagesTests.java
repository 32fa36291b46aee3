package org.anydoor.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of young people, referrals, places and services, as signed-in people and the public meet them. */
@AnydoorTest
class NeighbourPagesTests {
    private static final Pattern ID = Pattern.compile("/app/(?:youth|care)/([0-9a-f-]{36})");

    @LocalServerPort
    int port;

    private static String idIn(String target) {
        Matcher found = ID.matcher(target);
        assertThat(found.find()).as(target).isTrue();
        return found.group(1);
    }

    @Test
    void aRecordIsOpenedFoundAndReadAndAStrangerFindsNothingThere() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        assertThat(navigator.get("/app/youth/new").statusCode()).isEqualTo(200);
        var missing = navigator.post("/app/youth/new", Map.of("called", "", "age", "fifteen"));
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("Write the name they use").contains("fifteen");
        var opened = navigator.post(
                "/app/youth/new",
                Map.of("called", "Zuhayr", "pronouns", "he/him", "age", "15", "tolerance", "1", "flags", "phone-seen"));
        String id = idIn(StaffClient.target(opened));
        assertThat(navigator.get("/app/youth/" + id).body())
                .contains("Zuhayr", "Somebody else sees the phone", "14 to 16");
        assertThat(navigator
                        .post("/app/youth/search", Map.of("name", "Zuhair", "age", "15"))
                        .body())
                .contains(id);
        assertThat(navigator.get("/app/youth/" + id + "/access").body()).contains("Rose Okafor");
        assertThat(navigator.get("/app/youth/" + id + "/seen").statusCode()).isEqualTo(200);
        StaffClient shelter = StaffClient.signedIn(port, "shelter");
        assertThat(shelter.get("/app/youth/" + id).statusCode()).isEqualTo(404);
        assertThat(shelter.get("/app/youth/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void theSecondWriterIsShownWhatTheFirstDidAndKeepsWhatWasTyped() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app/youth/new");
        String id = idIn(StaffClient.target(navigator.post("/app/youth/new", Map.of("called", "Marisol"))));
        navigator.get("/app/youth/" + id + "/change");
        navigator.post("/app/youth/" + id + "/change", Map.of("called", "Mari", "version", "1"));
        var second = navigator.post("/app/youth/" + id + "/change", Map.of("called", "Sol", "version", "1"));
        assertThat(second.body()).contains("Somebody changed this record", "Mari", "value=\"Sol\"");
    }

    @Test
    void whereNoAgreementLetsAReferralGoThePageSaysSoAndKeepsWhatWasTyped() {
        UUID organisation = UUID.randomUUID();
        UUID service = UUID.randomUUID();
        PlatformFixtures.run(
                "insert into directory.organisation (id, name, agency_id) values (?, 'Quiet rooms', ?)",
                organisation,
                PlatformFixtures.agency("hotel"));
        PlatformFixtures.run("""
                insert into directory.service (id, organisation_id, name, need, verified_on)
                values (?, ?, 'A quiet room', 'housing', current_date)
                """, service, organisation);
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        assertThat(navigator.get("/app/care/new").body()).doesNotContain("A quiet room");
        navigator.get("/app/care/new?service=" + service);
        var refused = navigator.post(
                "/app/care/new",
                Map.of(
                        "service",
                        service.toString(),
                        "called",
                        "Wren",
                        "summary",
                        "A room for the night",
                        "basis",
                        "wanted"));
        PlatformFixtures.run("delete from directory.service where id = ?", service);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "href=\"#service\"", "No agreement lets your agency refer to this one", "A room for the night");
    }

    @Test
    void anyoneFindsAServiceInSomali() {
        var answer = new StaffClient(port).get("/so/services?need=housing&age=16");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("lang=\"so\"", "Raadi adeeg");
        assertThat(new StaffClient(port).get("/en/services?age=old").statusCode())
                .isEqualTo(422);
    }

    @Test
    void everyPageFitsAPhoneAndADesk() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app/youth/new");
        String id = idIn(StaffClient.target(navigator.post(
                "/app/youth/new",
                Map.of(
                        "asked",
                        "yes",
                        "called",
                        "Jay",
                        "pronouns",
                        "he/him",
                        "nameUsedWith",
                        "everyone but letters home",
                        "givenName",
                        "Jaylen",
                        "surname",
                        "Whitebird",
                        "age",
                        "15",
                        "tolerance",
                        "1",
                        "gender",
                        "boy",
                        "flags",
                        "phone-seen"))));
        navigator.get("/app/youth/" + id + "/contact");
        navigator.post(
                "/app/youth/" + id + "/contact",
                Map.of(
                        "way",
                        "Through the school nurse",
                        "hours",
                        "8:00 to 15:30",
                        "weAre",
                        "the library",
                        "deviceSeenBy",
                        "a person he calls Uncle R."));
        var look = new org.assertj.core.api.SoftAssertions();
        for (Browser.Size size : Browser.Size.values()) {
            try (Browser browser = Browser.open(port, size)) {
                navigator.lend(browser.page().context());
                for (String path : new String[] {
                    "/app/youth",
                    "/app/youth/new",
                    "/app/youth/" + id,
                    "/app/youth/" + id + "/contact",
                    "/app/youth/" + id + "/access",
                    "/app/youth/" + id + "/seen",
                    "/app/care",
                    "/app/care?way=out",
                    "/app/care/new",
                    "/app/venues",
                    "/app/venues/new",
                    "/so/services",
                    "/en/services",
                    "/app/directory"
                }) {
                    browser.go(path)
                            .picture("neighbours" + path.replace(id, "id").replaceAll("[/?=]", "-"));
                    look.assertThatCode(browser::assertAccessible).as(path).doesNotThrowAnyException();
                }
            }
        }
        look.assertAll();
    }
}
