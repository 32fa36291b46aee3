package org.anydoor.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A program that runs wild is told to wait, and takes nobody else's place. */
@AnydoorTest
class ClientPaceTests {
    /** As often as the tests' setting lets it, in two minutes, and once more. */
    private static final int TOO_OFTEN = 2 * 200 + 1;

    private static final String CONCERN = "{\"danger\": \"unknown\", \"what\": \"Somebody waits by the stairs.\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndNothingIsTaken() {
        Partner wild = Partner.of(port, clients);
        String token = wild.token();
        HttpResponse<String> answer = wild.get(token, UUID.randomUUID().toString());
        for (int i = 0; i < TOO_OFTEN && answer.statusCode() != 429; i++) {
            answer = wild.get(token, UUID.randomUUID().toString());
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 60);
        assertThat(Partner.json(answer).get("detail").asString()).contains("200 times in a minute");
        Partner calm = Partner.of(port, clients);
        assertThat(calm.post(calm.token(), Partner.key(), CONCERN).statusCode()).isEqualTo(201);
    }
}
