package org.anydoor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What somebody may send who means harm, to every form and every route: it stays words, or it is refused. */
@AnydoorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTests {
    private static final String RUNS = "<script>qxs()</script>";
    static final String HOSTILE = "\"'>" + RUNS + "<img src=x onerror=qxs()>{{7*7}}${7*7}";

    private static final String OVERTAKEN = "999999";

    @LocalServerPort
    private int port;

    private final MatrixFixtures fixtures;
    private final List<Route> routes;

    HostileInputTests(@org.springframework.beans.factory.annotation.Autowired ApplicationContext program)
            throws IOException {
        this.fixtures = new MatrixFixtures(program);
        this.routes = Route.all();
    }

    @Test
    void scriptInEveryTextFieldOfEveryPageStaysWords() {
        var wrong = new ArrayList<String>();
        int typed = 0;
        for (String caller : List.of("navigator", "supervisor", "admin", "teacher", "shelter")) {
            StaffClient client = StaffClient.signedIn(port, caller);
            for (Route page : routes) {
                if (page.isStaff() && page.reads() && !page.fields().containsKey("as")) {
                    String path = page.path(fixtures.id(page.group()));
                    for (HtmlForm form : HtmlForm.on(client.get(path).body(), path)) {
                        typed += fill(client, form, isShared(path), wrong);
                    }
                }
            }
            for (Route page : routes) {
                if (page.isStaff() && page.reads()) {
                    look(client.get(page.path(fixtures.id(page.group()))), caller + " then " + page.name(), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(typed).as("text fields that were filled").isGreaterThan(60);
    }

    /** Fills each text field of a form, leaves choices as they stand, and sends it; says how many fields there were. */
    private static int fill(StaffClient client, HtmlForm form, boolean shared, List<String> wrong) {
        long typed = form.typed();
        boolean changesWhatAllShare = shared && form.posts() && !form.hasVersion();
        if (typed == 0 || !form.action().startsWith("/app") || changesWhatAllShare) {
            return 0;
        }
        String all = form.filled(HOSTILE, shared ? OVERTAKEN : null);
        look(
                form.posts() ? client.postForm(form.action(), all) : client.get(form.action() + "?" + all),
                form.action(),
                wrong);
        return (int) typed;
    }

    /** Names of agencies and doors, one's own password: other tests rely on them, so a form is sent as one who comes too late. */
    private static boolean isShared(String path) {
        return path.startsWith("/app/administration") || path.startsWith("/app/account");
    }

    static void look(HttpResponse<String> answer, String where, List<String> wrong) {
        if (answer.statusCode() >= 500) {
            wrong.add(where + " answers " + answer.statusCode());
        }
        boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        if (page
                && (answer.body().contains(RUNS)
                        || answer.body().contains("<img src=x")
                        || answer.body().contains("$49"))) {
            wrong.add(where + " shows what was typed as markup");
        }
    }

    @Test
    void noFormIsTakenWithoutItsToken() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        var taken = routes.stream()
                .filter(it -> it.isStaff() && !it.reads())
                .filter(it -> navigator
                                .post(it.path(fixtures.id(it.group())), withToken(it, ""))
                                .statusCode()
                        != 403)
                .map(Route::name)
                .toList();
        assertThat(taken).isEmpty();
        assertThat(navigator.get("/app").statusCode()).as("still signed in").isEqualTo(200);
    }

    private static Map<String, String> withToken(Route route, String token) {
        var fields = new java.util.LinkedHashMap<>(route.fields());
        fields.put("_csrf", token);
        return fields;
    }

    @Test
    void anotherHostsNameLeadsNobodyThere() throws IOException {
        for (String path : List.of("/", "/app", "/en", "/en/receipt", "/app/sign-in", "/leave")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                            + "Forwarded: host=evil.example\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void aLineBreakInAnAddressMakesNoHeader() throws IOException {
        for (String path : List.of(
                "/leave?a=%0d%0aSet-Cookie:%20qx=1",
                "/en/receipt%0d%0aSet-Cookie:%20qx=1",
                "/app/sign-in?to=/app%0d%0aSet-Cookie:%20qx=1",
                "/?lang=%0d%0aSet-Cookie:%20qx=1")) {
            String head = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .split("\r\n\r\n", 2)[0];
            assertThat(head.lines().skip(1))
                    .as(path)
                    .noneMatch(it -> it.toLowerCase().startsWith("set-cookie: qx"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../application.properties",
                "/static/%2e%2e/application.properties",
                "/static/..%2fapplication.properties",
                "/static/%252e%252e/application.properties",
                "/static/x/..;/application.properties",
                "/static//etc/passwd",
                "/static/f/css/..%5c..%5capplication.properties"
            })
    void noPathLeadsOutOfWhatIsShown(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("spring.", "root:");
    }

    @Test
    void aPackedBodyIsNotUnpacked() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/en/receipt"))
                            .header("Origin", "http://localhost:" + port)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Content-Encoding", "gzip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bomb()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isBetween(400, 499);
        }
    }

    private static byte[] bomb() throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.GZIPOutputStream(packed)) {
            zip.write("code=".getBytes(StandardCharsets.US_ASCII));
            zip.write(new byte[20_000_000]);
        }
        return packed.toByteArray();
    }

    @Test
    void fieldsThatNoFormHasChangeNothing() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        String concern = "/app/intake/" + fixtures.id("concern");
        navigator.get(concern);
        navigator.post(
                concern + "/note",
                Map.of(
                        "note",
                        "Plain.",
                        "agency",
                        "x",
                        "agencyId",
                        "x",
                        "state",
                        "closed",
                        "owner",
                        "x",
                        "version",
                        "1"));
        assertThat(navigator.get(concern).body()).contains("Your decision");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.joining("\r\n"));
        }
    }
}
