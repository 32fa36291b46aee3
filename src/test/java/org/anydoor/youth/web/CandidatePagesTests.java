package org.anydoor.youth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may be meant, as people of several agencies meet it in their browser. */
@AnydoorTest
class CandidatePagesTests {
    @LocalServerPort
    int port;

    private static Map<String, String> record(String given, String surname, String born) {
        return Map.of("called", given, "givenName", given, "surname", surname, "birthDate", born, "gender", "girl");
    }

    private static Map<String, String> asked(Map<String, String> record) {
        var all = new HashMap<>(record);
        all.put("asked", "yes");
        return all;
    }

    private StaffClient open(String who, Map<String, String> record) {
        StaffClient member = StaffClient.signedIn(port, who);
        member.get("/app/youth/new");
        var opened = member.post("/app/youth/new", asked(record));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        return member;
    }

    @Test
    void aSearchShowsWhoMayBeMeantWhoseItIsWhyAndByWhichAuthority() {
        open("investigator", record("Perenelle", "Abernathy", "2011-03-04"));
        StaffClient worker = StaffClient.signedIn(port, "protection");
        worker.get("/app/youth");
        String found = worker.post("/app/youth/search", Map.of("name", "Perenele Abernathy", "born", "2011-04-03"))
                .body();
        assertThat(found)
                .contains(
                        "Perenelle",
                        "Very likely the same",
                        "day and month exchanged",
                        "Shown under: Minn. Stat. 260E.12")
                .doesNotContain("Nobody by that name");
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app/youth");
        assertThat(navigator
                        .post("/app/youth/search", Map.of("name", "Perenelle Abernathy", "born", "2011-03-04"))
                        .body())
                .contains("Nobody by that name")
                .doesNotContain("Perenelle</");
        assertThat(worker.post("/app/youth/search", Map.of("name", "Perenelle", "born", "yesterday"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void beforeASecondRecordIsOpenedWhoeverOpensItIsAskedOnce() {
        StaffClient worker = open("protection", record("Ottilie", "Brandvold", "2010-07-09"));
        worker.get("/app/youth/new");
        var asked = worker.post("/app/youth/new", record("Ottilie", "Brandvold", "2010-09-07"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains(
                        "Is it one of these?", "name=\"asked\" value=\"yes\"", "None of these", "value=\"2010-09-07\"");
        assertThat(worker.post("/app/youth/new/candidates", record("Otilie", "Brandvold", "2010-07-09"))
                        .body())
                .contains("Is it one of these?", "Ottilie")
                .doesNotContain("<html");
        var again = new HashMap<>(record("Ottilie", "Brandvold", "2010-09-07"));
        again.put("asked", "yes");
        assertThat(worker.post("/app/youth/new", again).statusCode()).isEqualTo(302);
    }

    @Test
    void thePagesFitAPhoneAndADeskAndAskWhileSomebodyTypes() {
        open("investigator", record("Guinevere", "Castellanos", "2012-02-03"));
        StaffClient worker = open("protection", record("Guenevere", "Castelanos", "2011-02-03"));
        for (Browser.Size size : Browser.Size.values()) {
            try (Browser browser = Browser.openWithScript(port, size)) {
                worker.lend(browser.page().context());
                browser.go("/app/youth/new");
                browser.page().fill("#called", "Guinevere");
                browser.page().fill("#surname", "Castellanos");
                browser.page().fill("#birthDate", "2012-02-03");
                browser.page().waitForSelector("#candidates li");
                browser.picture("candidates-typing");
                browser.assertAccessible();
                browser.page().click("main form.ad-form button[type=submit]");
                browser.page()
                        .waitForSelector(
                                "input[name=asked]",
                                new com.microsoft.playwright.Page.WaitForSelectorOptions()
                                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
                browser.picture("candidates-asked");
                browser.assertAccessible();
                browser.go("/app/youth");
                browser.page().fill("#name", "Guinever Castellanos");
                browser.page().fill("#born", "2012-03-02");
                browser.page().click("form.ad-tools button[type=submit]");
                browser.page().waitForSelector("text=Shown under");
                browser.picture("candidates-found");
                browser.assertAccessible();
            }
        }
    }
}
