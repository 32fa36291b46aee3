package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk at night with a phone and a poster: the hotel stands filled in, one page is sent, and the video is kept. */
@AnydoorTest
class HotelDoorTests {
    private static final String POSTER = "/door/hotel/K7Q4M";

    private final int port;
    private final Sender sender;

    HotelDoorTests(@LocalServerPort int port) {
        this.port = port;
        this.sender = new Sender(port);
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
    }

    private static String placeOf(String what) {
        return PlatformFixtures.value(
                String.class,
                "select coalesce(p.name, 'none') from intake.concern c left join venues.place p on p.id = c.place_id where c.what = ?",
                what);
    }

    private static String saidOf(String what) {
        return PlatformFixtures.value(String.class, "select place_said from intake.concern where what = ?", what);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Keep the video now",
        "es,Guarde el video ahora",
        "hmn,Khaws daim yees duab",
        "so,Hadda keydi muuqaalka"
    })
    void theCodeOfAPosterFillsInTheHotelAndTheReceiptSaysToKeepTheVideo(String language, String advice) {
        String page = "/" + language + POSTER;
        assertThat(sender.open(page).page()).contains("value=\"Lakeview Inn, 210 Shore Road\"");
        String what = "Side door at night, " + language;
        sender.post(
                page,
                "danger=unknown",
                "what=" + what,
                "signs=child-later",
                "property=Lakeview Inn, 210 Shore Road",
                "place-said=214");
        assertThat(sender.page()).contains(advice, "id=\"code\"");
        assertThat(saidOf(what)).isEqualTo("Lakeview Inn, 210 Shore Road, 214");
        assertThat(placeOf(what)).isEqualTo("Lakeview Inn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCCCC", "k7q4n", "unknown", "-", "K7Q4MK7Q4MK7Q4MK7Q4M"})
    void aCodeThatNamesNoHotelIsSaidBesideTheFieldAndTheFormStands(String code) {
        sender.open("/en/door/hotel/" + code);
        assertThat(sender.status()).isEqualTo(200);
        assertThat(sender.page())
                .contains("id=\"property-error\"", "We do not know the code", "name=\"what\"")
                .contains("id=\"property\" name=\"property\" type=\"text\" value=\"\"");
        sender.post("/en/door/hotel/" + code, "danger=unknown", "what=No code " + code, "property=Some Inn");
        assertThat(sender.page()).contains("id=\"code\"");
        assertThat(saidOf("No code " + code)).isEqualTo("Some Inn");
        assertThat(placeOf("No code " + code)).isEqualTo("none");
    }

    @Test
    void aCodeIsReadInSmallLettersAndWithASpaceAndFoundWhereItIsTypedIntoTheField() {
        assertThat(sender.open("/en/door/hotel/k7q-4m").page()).contains("Lakeview Inn");
        sender.open("/en/door/hotel").post("/en/door/hotel", "danger=unknown", "what=Typed it", "property=k7 q4m");
        assertThat(saidOf("Typed it")).startsWith("Lakeview Inn");
        assertThat(placeOf("Typed it")).isEqualTo("Lakeview Inn");
    }

    @Test
    void whoeverNamesAnotherHotelIsTakenAtTheirWord() {
        sender.open("/en" + POSTER)
                .post("/en" + POSTER, "danger=unknown", "what=Not here", "property=The inn across the street");
        assertThat(saidOf("Not here")).isEqualTo("The inn across the street");
        assertThat(placeOf("Not here")).isEqualTo("none");
    }

    @Test
    void aWithdrawnCodeIsAsOneThatNeverWas() {
        PlatformFixtures.run("""
                insert into intake.poster (code, door, place_id, made_at, withdrawn_at)
                select 'DDDDD', 'hotel', id, now(), now() from venues.place where name = 'Lakeview Inn' on conflict do nothing
                """);
        String withdrawn = sender.open("/en/door/hotel/DDDDD").page();
        String never = new Sender(port).open("/en/door/hotel/FFFFF").page();
        assertThat(bare(withdrawn).replace("DDDDD", "FFFFF")).isEqualTo(bare(never));
    }

    private static String bare(String page) {
        return page.replaceAll("name=\"state\" value=\"[^\"]*\"", "");
    }

    @Test
    void aCodeOpensNoOtherDoorAndTheBareAddressFindsTheLanguage() {
        assertThat(sender.open("/en/door/public/K7Q4M").status()).isEqualTo(404);
        assertThat(sender.open("/door/hotel/K7Q4M").status()).isEqualTo(303);
        assertThat(sender.open("/door/hotel").status()).isEqualTo(303);
    }

    @Test
    void whoWorksAtAHotelIsLedToItsDoor() {
        var clerk = StaffClient.signedIn(port, "hotel");
        assertThat(clerk.get("/app").body()).contains("/app/concerns/new");
        assertThat(StaffClient.target(clerk.get("/app/concerns/new"))).isEqualTo("/en/door/hotel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"so", "hmn", "es", "en"})
    void fromAPhoneAtNightItIsOnePage(String language) {
        String name = "hotel-" + language;
        try (Browser phone = Browser.open(port, Size.PHONE)) {
            phone.go("/" + language + "/door/hotel/XXXXX").assertAccessible().picture(name + "-unknown");
            phone.go("/" + language + POSTER).assertAccessible().picture(name);
            press(phone, "next").assertAccessible().picture(name + "-error");
            phone.choose("danger-now")
                    .type("what", "…")
                    .choose("signs-child-later")
                    .type("place-said", "214");
            press(phone, "next").assertAccessible().picture(name + "-911");
            press(phone, "show").assertAccessible().picture(name + "-look");
            press(phone, "send").assertAccessible().picture(name + "-receipt");
            assertThat(phone.page().locator("#advice-heading + ul > li").count())
                    .isEqualTo(5);
        }
    }

    private static Browser press(Browser browser, String go) {
        browser.page().locator("button[name=go][value=" + go + "]").click();
        return browser;
    }
}
