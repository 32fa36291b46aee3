package org.anydoor.youth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A child whom a school reports to child protection is the child of a patrol's concern: recognised, reviewed by two people, read as
 * one thread by those who may, invisible to those who may not, and unlinked again.
 */
@AnydoorTest
class LinkJourneyTests {
    private static final Pattern PAIR = Pattern.compile("href=\"(/app/youth/[0-9a-f-]+/with/[0-9a-f-]+)\"");

    private final int port;

    LinkJourneyTests(@LocalServerPort int port) {
        this.port = port;
    }

    /** Police are let see nothing of child protection's, so that one end stays hidden from them. */
    @BeforeEach
    void policeLookForNobodyOfChildProtection() {
        police("now()");
    }

    @AfterEach
    void policeLookAgain() {
        police("null");
    }

    private static void police(String until) {
        PlatformFixtures.run("update platform.sharing_agreement set until_at = " + until
                + " where purpose = 'matching' and owner_kind = 'child-protection' and viewer_kind = 'police'");
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void onePersonBehindTwoDoorsIsReadAsOneThreadAndApartAgain(Size size) throws InterruptedException {
        String surname = size == Size.PHONE ? "Quillfeather" : "Thistlewood";
        StaffClient worker = StaffClient.signedIn(port, "protection");
        StaffClient colleague = StaffClient.signedIn(port, "protection2");
        StaffClient investigator = StaffClient.signedIn(port, "investigator");
        UUID patrols = open(
                investigator,
                Map.of(
                        "called",
                        "Zefyr",
                        "surname",
                        surname,
                        "age",
                        "14",
                        "tolerance",
                        "1",
                        "flags",
                        "controlled",
                        "asked",
                        "yes"));
        letChildProtectionSee(patrols);
        UUID schools = open(
                worker,
                Map.of(
                        "called",
                        "Zephyr",
                        "givenName",
                        "Zephyr",
                        "surname",
                        surname,
                        "age",
                        "15",
                        "tolerance",
                        "0",
                        "asked",
                        "yes"));
        String pair = proposed(worker, surname);
        assertThat(pair).contains(patrols.toString(), schools.toString());
        try (Browser first = Browser.open(port, size);
                Browser second = Browser.open(port, size);
                Browser police = Browser.open(port, size)) {
            worker.lend(first.page().context());
            colleague.lend(second.page().context());
            investigator.lend(police.page().context());
            first.go("/app/youth/review").assertAccessible().picture("links-review");
            first.go(pair).assertAccessible().picture("links-pair");
            first.type("reason", "Same school, same mother on the phone.").press("The same");
            second.go(pair).assertAccessible().picture("links-pair-second");
            if (second.text().contains("A second person must agree")) {
                second.press("The same");
            }
            first.go("/app/youth/" + schools).assertAccessible().picture("links-thread");
            assertThat(first.text())
                    .contains(
                            "Records in this thread",
                            "Zefyr",
                            "Riverport Police",
                            "Same school, same mother on the phone.")
                    .contains("Somebody who controls them may be near");
            police.go("/app/youth/" + patrols);
            assertThat(police.text()).contains("Zefyr").doesNotContain("Records in this thread", "Zephyr");
            assertThat(investigator.get("/app/youth/" + schools).statusCode()).isEqualTo(404);
            assertThat(investigator.get(pair).statusCode()).isEqualTo(404);
            second.go(pair).assertAccessible().picture("links-unlink");
            second.press("Unlink").assertAccessible().picture("links-unlink-error");
            assertThat(second.text()).contains("Write why, in a few words.");
            second.type("reason", "Two cousins.").choose("afterwards-apart").press("Unlink");
            first.go("/app/youth/" + schools);
            assertThat(first.text()).doesNotContain("Records in this thread", "Zefyr");
            first.go("/app/youth/review");
            assertThat(first.page().content()).doesNotContain(pair);
        }
    }

    private static UUID open(StaffClient who, Map<String, String> fields) {
        who.get("/app/youth/new");
        String to = StaffClient.target(who.post("/app/youth/new", fields));
        return UUID.fromString(to.substring(to.lastIndexOf('/') + 1));
    }

    private static void letChildProtectionSee(UUID record) {
        PlatformFixtures.run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
                select gen_random_uuid(), r.id, r.agency_id, a.id, 'identity', 'agreement', s.id, now()
                from youth.record r, platform.agency a, platform.sharing_agreement s
                where r.id = ? and a.name = 'Lakeland County Child Protection' and s.owner_kind = 'police'
                  and s.viewer_kind = 'child-protection' and s.category = 'identity' and s.purpose = 'joint-case' and s.until_at is null
                limit 1
                """, record);
    }

    /** The program recognises them by itself, a moment after the second record is opened. */
    private static String proposed(StaffClient who, String surname) throws InterruptedException {
        for (int wait = 0; wait < 100; wait++) {
            String page = who.get("/app/youth/review").body();
            for (String row : page.split("<li class=\"ad-work__row\">")) {
                Matcher found = PAIR.matcher(row);
                if (row.contains("Zephyr") && row.contains(surname) && found.find()) {
                    return found.group(1);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not proposed");
    }
}
