package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.anydoor.Anydoor;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** A second program over the same database: it makes no difference which of the two answers. */
@AnydoorTest
class NodesTests {
    private static final Pattern CODE = Pattern.compile("id=\"code\">(.*?)</[op]", Pattern.DOTALL);
    private static final String CONCERN =
            "{\"danger\": \"not-now\", \"harm\": \"unsure\", \"what\": \"Two cars come every night.\"}";

    private static ConfigurableApplicationContext other;

    private static int second;

    @LocalServerPort
    int first;

    @Autowired
    ApiClients clients;

    @BeforeAll
    static void startAnother() {
        String[] settings = TestPostgres.properties().entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
        SpringApplication program = new SpringApplication(Anydoor.class);
        program.setDefaultProperties(Map.of("server.port", "0"));
        other = program.run(settings);
        second = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @Test
    void whoSignedInAtOneNodeIsSignedInAtTheOtherAndSignsOutOfBoth() {
        var atFirst = StaffClient.signedIn(first, "navigator");
        var atSecond = atFirst.at(second);
        assertThat(atSecond.get("/app").body()).contains("Rose Okafor");
        atSecond.post("/app/sign-out", Map.of());
        assertThat(StaffClient.target(atFirst.get("/app"))).startsWith("/app/sign-in");
    }

    @Test
    void aConcernBegunAtOneNodeIsSentAtTheOtherAndOnceWhicheverIsAskedAgain() {
        OpenDoors.make();
        var begun = new Sender(first).open("/en/concern").post("/en/concern", "danger=not-now");
        var filled = new Sender(second)
                .carrying(begun.state())
                .post("/en/concern", "what=They looked scared", "harm=unsure");
        String ready = filled.state();
        String receipt = code(new Sender(first).carrying(ready).post("/en/concern", "go=send"));
        assertThat(code(new Sender(second).carrying(ready).post("/en/concern", "go=send")))
                .isEqualTo(receipt);
    }

    @Test
    void aTokenOfOneNodeAndTheKeyOfASendingHoldAtTheOther() {
        var partner = Partner.of(first, clients);
        String token = partner.token();
        String key = Partner.key();
        var sent = partner.post(token, key, CONCERN);
        var again = partner.at(second).post(token, key, CONCERN);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(sent.body());
        assertThat(partner.at(second)
                        .get(token, Partner.json(sent).get("id").asString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static String code(Sender sender) {
        return CODE.matcher(sender.page())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no receipt"));
    }
}
