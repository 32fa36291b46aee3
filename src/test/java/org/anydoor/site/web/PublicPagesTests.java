package org.anydoor.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class PublicPagesTests {

    private static final List<String> PATHS = List.of("", "/help", "/what-next", "/about");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    PublicPagesTests(@LocalServerPort int port) {
        this.port = port;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path);
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private int post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest request = to("/so/help")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private int packed(String path) throws IOException, InterruptedException {
        HttpRequest request = to(path).header("Accept-Encoding", "gzip").build();
        return client.send(request, BodyHandlers.ofByteArray()).body().length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "hmn", "so"})
    void everyPageIsReadAndReachedByAll(String language) {
        for (Size size : Size.values()) {
            try (Browser visitor = Browser.open(port, size)) {
                for (String path : PATHS) {
                    visitor.go("/" + language + path)
                            .assertAccessible()
                            .picture("site-" + language + path.replace('/', '-'));
                    assertThat(visitor.page().locator("html").getAttribute("lang"))
                            .isEqualTo(language);
                    assertThat(visitor.page()
                                    .locator("body > :last-child a.ad-exit")
                                    .count())
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void everyPageWeighsLessThan50KilobytesWithAllThatItLoads() throws Exception {
        for (String path : PATHS) {
            String page = get("/so" + path).body();
            int weight = packed("/so" + path);
            for (var asset :
                    ASSET.matcher(page).results().map(it -> it.group(1)).toList()) {
                weight += packed(asset);
            }
            assertThat(weight).as(path).isBetween(1_000, 50_000);
        }
    }

    @Test
    void aBareDoorSendsOnInTheReadersLanguage() throws Exception {
        for (String path : List.of("/", "/concern", "/help-me", "/receipt", "/help")) {
            HttpResponse<String> answer = get(path, "Accept-Language", "so,en;q=0.5");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(it -> assertThat(it).endsWith("/so" + (path.equals("/") ? "" : path)));
        }
    }

    @Test
    void whenTheNumbersWereCheckedIsSaidOnce() throws Exception {
        assertThat(get("/en/help").body().split("Numbers checked", -1)).hasSize(2);
    }

    @Test
    void theLanguagesLeadToTheSamePageWithTheSameQuestion() throws Exception {
        assertThat(get("/en/help?x=1").body())
                .contains("href=\"/es/help?x=1\"", "href=\"/hmn/help?x=1\"", "href=\"/so/help?x=1\"");
    }

    @Test
    void leavingClearsThisSiteAndNothingIsAskedOfAnotherByUs() throws Exception {
        HttpResponse<String> answer = get("/leave");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"cookies\", \"storage\"");
        assertThat(get("/leave", "Sec-Fetch-Mode", "no-cors").headers().firstValue("Clear-Site-Data"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en", "/nothing", "/leave", "/robots.txt", "/app/nothing", "/en;a=1"})
    void everyAnswerIsClosedToOthersAndSetsNoCookie(String path) throws Exception {
        var headers = get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(it -> assertThat(it)
                        .contains(
                                "default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        if (!path.startsWith("/app")) {
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void formsAreTakenFromThisSiteOnly() throws Exception {
        String here = "http://localhost:" + port;
        int taken = 405;
        assertThat(post("a=b", "Origin", here)).isEqualTo(taken);
        assertThat(post("a=b", "Origin", "null", "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(taken);
        assertThat(post("a=b", "Referer", here + "/so/help")).isEqualTo(taken);
        assertThat(post("a=b", "Origin", "null")).isEqualTo(403);
        assertThat(post("a=b", "Origin", "https://elsewhere.example")).isEqualTo(403);
        assertThat(post("a=b", "Origin", here, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(post("a=b", "Accept-Language", "so")).isEqualTo(403);
    }

    @Test
    void tooMuchIsRefusedInTheReadersWordsNotWithABrokenLine() throws Exception {
        String here = "http://localhost:" + port;
        assertThat(post("a=" + "x".repeat(5_000_000), "Origin", here)).isEqualTo(413);
        assertThat(post("a=1&".repeat(10_000), "Origin", here)).isEqualTo(413);
    }

    @Test
    void whatDoesNotExistSaysSoInTheReadersLanguage() throws Exception {
        HttpResponse<String> answer = get("/hmn/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Tsis muaj nplooj ntawv no").contains("lang=\"hmn\"");
    }

    @Test
    void assetsAreKeptForAYearUnderAPathThatNamesThem() throws Exception {
        String stylesheet = ASSET.matcher(get("/en").body())
                .results()
                .map(it -> it.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(get(stylesheet).headers().firstValue("Cache-Control"))
                .hasValue("max-age=31536000, public, immutable");
        assertThat(get("/static/other/css/anydoor-public.css").statusCode()).isEqualTo(404);
    }

    @Test
    void readingIsAllThatAPageAllows() throws Exception {
        HttpRequest options =
                to("/en").method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build();
        assertThat(client.send(options, BodyHandlers.discarding()).headers().firstValue("Allow"))
                .hasValue("GET,HEAD,OPTIONS");
        HttpRequest head = to("/en").HEAD().build();
        assertThat(client.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
