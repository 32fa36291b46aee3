package org.anydoor.intake.web;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a sender meets whose network has sent as many concerns within the hour as the public doors take. */
@AnydoorTest
class PaceTests {
    private final Sender sender;

    PaceTests(@LocalServerPort int port) {
        sender = new Sender(port);
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
        PlatformFixtures.run("delete from platform.guess where most is not null");
    }

    @AfterEach
    void forget() {
        PlatformFixtures.run("delete from platform.guess where most is not null");
    }

    private Sender filled(String language, String what) {
        String path = "/" + language + "/concern";
        return sender.open(path).post(path, "danger=unknown").post(path, "what=" + what);
    }

    private void send(String language) {
        sender.post("/" + language + "/concern", "go=send");
    }

    private static long arrived(String what) {
        return value(Long.class, "select count(*) from intake.concern where what = ?", what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Not sent yet | Is it urgent?",
                "es | Aún no se envió | ¿Es urgente?",
                "hmn | Tseem tsis tau xa | Puas ceev?",
                "so | Weli lama dirin | Ma degdeg baa?"
            })
    void tooManyFromOneNetworkAreToldWhomToCallAndLoseNothing(String language, String heading, String call) {
        filled(language, "the first of the hour");
        send(language);
        assertThat(sender.status()).isEqualTo(200);
        PlatformFixtures.run("update platform.guess set count = most where most is not null");

        String what = "the last straw " + language;
        filled(language, what);
        send(language);
        assertThat(sender.status()).isEqualTo(429);
        assertThat(sender.page())
                .contains(heading, call, "tel:911", "name=\"state\"")
                .doesNotContain(what);
        assertThat(arrived(what)).isZero();

        PlatformFixtures.run("update platform.guess set count = 1 where most is not null");
        send(language);
        assertThat(sender.status()).isEqualTo(200);
        assertThat(arrived(what)).isEqualTo(1);
    }

    @Test
    void whatWasAcknowledgedIsAnsweredAgainHoweverManyCameSince() {
        filled("en", "sent twice");
        String state = sender.state();
        send("en");
        String code = sender.page().replaceAll("(?s).*id=\"code\">(.*?)</(?:ol|p)>.*", "$1");
        PlatformFixtures.run("update platform.guess set count = most where most is not null");
        sender.carrying(state);
        send("en");
        assertThat(sender.status()).isEqualTo(200);
        assertThat(sender.page()).contains(code);
    }

    @Test
    void theCountNamesNoAddressAndNoMomentButTheHour() {
        filled("en", "counted");
        send("en");
        assertThat(value(
                        Long.class,
                        "select count(*) from platform.guess where most is not null and length(digest) = 32"
                                + " and last_at = date_trunc('hour', last_at)"))
                .isEqualTo(1);
    }
}
