package org.anydoor.platform.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.openid.Discovery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agency with its own provider, a real one on the other side, and the steps that a browser takes between them. */
@AnydoorTest
abstract class ProviderScene {
    static final String NAVIGATOR = "navigator";
    static final String TEACHER = "teacher";
    static final String THERE = "n.avigator-at-work";
    static final String LIST = "/app/sign-in/provider";

    @LocalServerPort
    int port;

    @Autowired
    MasterKey master;

    @Autowired
    Discovery discovery;

    final AgencyOf agencies = new AgencyOf();
    private static @Nullable RealProvider started;
    RealProvider provider;

    @BeforeEach
    void aProviderIsThere() throws Exception {
        if (started == null) {
            started = new RealProvider(comeBack(agencies.of(NAVIGATOR)), comeBack(agencies.of(TEACHER)));
        }
        provider = started;
        provider.anew();
        discovery.anew(provider.issuer());
        agencies.provider(master, NAVIGATOR, provider.issuer());
        FreshCodes.forget(NAVIGATOR);
    }

    @AfterEach
    void nothingIsLeft() {
        agencies.clear();
        FreshCodes.forget(NAVIGATOR);
    }

    @AfterAll
    static void theProviderIsClosed() throws Exception {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    String comeBack(String agency) {
        return "http://localhost:" + port + LIST + "/" + agency + "/back";
    }

    void connect(String username, String there) {
        agencies.connect(username, provider.issuer(), there);
    }

    /** Where we send the browser. */
    String location(StaffClient browser, String username) {
        return browser.get(LIST + "/" + agencies.of(username))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** The path at which the provider's answer comes back. */
    String back(StaffClient browser, String user) {
        return local(atProvider(location(browser, NAVIGATOR), user));
    }

    static String atProvider(String address, String user) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Cookie", RealProvider.USER + "=" + user)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String local(String address) {
        return address.replaceFirst("^http://[^/]+", "");
    }

    String outcome(String user) {
        var browser = new StaffClient(port);
        return trouble(browser.get(back(browser, user)));
    }

    static String trouble(HttpResponse<String> answer) {
        String target = StaffClient.target(answer);
        return target.contains("?trouble=") ? target.substring(target.indexOf('=') + 1) : target;
    }

    static String parameter(String address, String name) {
        String query = address.substring(address.indexOf('?') + 1);
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(name + " is not in the address");
    }
}
