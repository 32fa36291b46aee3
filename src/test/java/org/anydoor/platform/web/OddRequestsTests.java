package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no browser sends: they are refused before anything looks at them, in the right words. */
@AnydoorTest
class OddRequestsTests {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;

    OddRequestsTests(@LocalServerPort int port) {
        origin = "http://localhost:" + port;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", type)
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pp/directory",
                "/a%70p/intake",
                "/%61%70%70/account",
                "/app/%61ccount",
                "/en/%68elp",
                "/en/%7Ea"
            })
    void aPlainLetterWrittenAsACodeOpensNothing(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%61pp/lock", "/%61pp/sign-out"})
    void aPlainLetterWrittenAsACodeIsNoWayRoundTheFormToken(String path) throws Exception {
        HttpResponse<String> answer = post(path, FORM, "a=b");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aLetterThatNeedsItsCodeIsAnAddressLikeOthers() throws Exception {
        assertThat(get("/en/%C3%A9").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormThatCannotBeReadIsBrokenNotTooLarge() throws Exception {
        assertThat(post("/so/help", FORM, "a=%zz").statusCode()).isEqualTo(400);
    }
}
