package org.anydoor.platform.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.anydoor.TestPostgres;
import org.anydoor.platform.sample.SampleSignIns;
import org.bouncycastle.util.encoders.Base32;

/** One browser of a staff member, speaking real HTTP: keeps cookies, sends each form with the token of the page before. */
public final class StaffClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String origin;
    private final CookieManager cookies;
    private final HttpClient http;
    private String token = "";

    public StaffClient(int port) {
        this(port, new CookieManager());
    }

    private StaffClient(int port, CookieManager cookies) {
        this.origin = "http://localhost:" + port;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** The same browser, which is answered by another node. */
    public StaffClient at(int port) {
        return new StaffClient(port, cookies);
    }

    /** A client signed in as one of the sample's people, such as {@code navigator}. */
    public static StaffClient signedIn(int port, String username) {
        var client = new StaffClient(port);
        var answer = client.signIn(username);
        if (answer.statusCode() >= 400) {
            throw new AssertionError(username + " cannot sign in: " + answer.statusCode());
        }
        return client;
    }

    static SampleSignIns.SignIn person(String username) {
        return SampleSignIns.read(TestPostgres.HOME).orElseThrow().stream()
                .filter(it -> it.username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    static String code(String username) {
        return codeOf(person(username).totpSecret(), 0);
    }

    static String codeOf(String secret, int stepsLater) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(secret), "RAW"),
                    Instant.now().plus(generator.getTimeStep().multipliedBy(stepsLater)));
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** Signs in with a code that is new for this person, whichever tests came before. */
    public HttpResponse<String> signIn(String username) {
        FreshCodes.forget(username);
        return signIn(username, person(username).password(), code(username));
    }

    HttpResponse<String> signIn(String username, String password, String code) {
        get("/app/sign-in");
        return post("/app/sign-in", Map.of("name", username, "password", password, "code", code, "to", ""));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Sends a form, and its token unless the fields name another. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(Map.of("_csrf", token));
        all.putAll(fields);
        String body = all.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a form in which a field stands several times. */
    public HttpResponse<String> postForm(String path, String fields) {
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        fields + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Where an answer sends on to, without the host. */
    public static String target(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(it -> it.replaceFirst("^http://[^/]+", ""))
                .orElse("");
    }

    /** Lets a real browser go on as this person. */
    public void lend(com.microsoft.playwright.BrowserContext browser) {
        browser.addCookies(cookies.getCookieStore().getCookies().stream()
                .map(it -> new com.microsoft.playwright.options.Cookie(it.getName(), it.getValue())
                        .setUrl(origin + "/app"))
                .toList());
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst();
    }

    /** What a cookie of this browser holds. */
    public Optional<String> cookieValue(String name) {
        return cookie(name).map(HttpCookie::getValue);
    }

    /** Puts a cookie into this browser, as somebody does who has copied it. */
    public void setCookie(String name, String value) {
        var store = cookies.getCookieStore();
        store.getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .toList()
                .forEach(it -> store.getURIs().forEach(uri -> store.remove(uri, it)));
        forceCookie(name, value);
    }

    void forceCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/app");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(origin + "/app"), cookie);
    }
}
