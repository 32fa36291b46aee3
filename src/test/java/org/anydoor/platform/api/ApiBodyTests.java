package org.anydoor.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no program sends is refused before anything is written, in words that tell nothing of the inside. */
@AnydoorTest
class ApiBodyTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    private Partner partner;

    @BeforeEach
    void partner() {
        partner = Partner.of(port, clients);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"danger\": \"unknown\", \"what\": \"x\", \"agencyId\": \"1\"}",
                "{\"danger\": \"unknown\", \"what\": \"x\", \"urgency\": \"standard\"}",
                "{\"danger\": \"unknown\", \"what\": \"x\", \"youngPerson\": {\"masked\": true}}",
                "{\"danger\": \"unknown\", \"what\": \"x\", \"door\": \"public\"}"
            })
    void whatIsNotAskedIsRefusedByItsName(String body) {
        var answer = partner.post(partner.token(), Partner.key(), body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Partner.json(answer).get("errors").get(0).get("field").asString())
                .containsAnyOf("agencyId", "urgency", "youngPerson.masked", "door");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"danger\": \"unknown\", \"danger\": \"now\", \"what\": \"x\"}",
                "{\"danger\": \"unknown\", \"what\": 7}",
                "{\"danger\": \"unknown\", \"what\": {\"a\": 1}}",
                "{\"danger\": \"unknown\", \"what\": \"x\"} {}",
                "{\"danger\": \"unknown\", \"what\": \"x\", \"signs\": \"none\"}",
                "{\"danger\": \"unknown\", \"what\": \"x\", \"youngPerson\": []}"
            })
    void whatIsNoConcernIsRefusedInPlainWords(String body) {
        var answer = partner.post(partner.token(), Partner.key(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("jackson", "java.", "Exception");
    }

    @Test
    void deepLargeAndCompressedBodiesAreRefused() throws IOException {
        String token = partner.token();
        String deep =
                "{\"danger\": \"unknown\", \"what\": \"x\", \"signs\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(partner.post(token, Partner.key(), deep).statusCode()).isEqualTo(400);
        String large = "{\"danger\": \"unknown\", \"what\": \"" + "x".repeat(1_000_000) + "\"}";
        assertThat(partner.post(token, Partner.key(), large).statusCode()).isEqualTo(413);
        var chunked = partner.send(partner.sending(token)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(Partner.CONCERN.getBytes(StandardCharsets.UTF_8));
        }
        var packed = partner.send(partner.sending(token)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray())));
        assertThat(packed.statusCode()).isEqualTo(415);
    }

    @Test
    void onlyJsonInUtf8IsTaken() {
        String token = partner.token();
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/json;charset=utf-16", "x")) {
            var answer = partner.send(partner.request("/api/v1/concerns", token)
                    .header("Content-Type", type)
                    .header("Idempotency-Key", Partner.key())
                    .POST(HttpRequest.BodyPublishers.ofString(Partner.CONCERN)));
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
        }
        var broken = partner.send(partner.sending(token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xC3, '}'})));
        assertThat(broken.statusCode()).isEqualTo(400);
    }

    @Test
    void controlCharactersAreCleanedAsInTheForm() {
        String token = partner.token();
        var answer = partner.post(
                token,
                Partner.key(),
                "{\"danger\": \"unknown\", \"what\": \"a\\u0000b\\u0007\\u202Ec\", \"place\": \"x\\r\\nSet-Cookie: a\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var own = Partner.json(partner.get(token, Partner.json(answer).get("id").asString()));
        assertThat(own.get("what").asString()).isEqualTo("abc");
        assertThat(own.get("place").asString()).isEqualTo("x Set-Cookie: a");
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws IOException {
        String token = partner.token();
        for (String key : List.of("short", "x".repeat(201), "with space")) {
            assertThat(partner.post(token, key, Partner.CONCERN).statusCode())
                    .as(key)
                    .isEqualTo(400);
        }
        String injected =
                partner.raw("POST /api/v1/concerns HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nIdempotency-Key: abcdefgh\rSet-Cookie: a=b\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: 2\r\n\r\n{}");
        assertThat(injected).doesNotContain("Set-Cookie").contains(" 400 ");
    }
}
