package org.anydoor.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** What the program refuses to ask, however its address is spelled, and what ends by itself. */
class OutboundTests {
    private static final int TOO_MUCH = 300 * 1024;

    private final Outbound strict = new Outbound(List.of(), false, "");
    private final Outbound sample = new Outbound(List.of(), true, "");
    private final HttpServer server;
    private final String here;

    OutboundTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here = "http://localhost:" + server.getAddress().getPort();
    }

    @BeforeEach
    void listen() {
        server.createContext("/", exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/on" -> {
                    exchange.getResponseHeaders().add("Location", "/hidden");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/long" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[TOO_MUCH]);
                }
                default -> exchange.sendResponseHeaders(200, -1);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.19.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::1",
                "3fff::1"
            })
    void theseAreNotPublic(String address) throws IOException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "223.1.1.1", "2620:fe::fe", "2a00::1"})
    void theseAre(String address) throws IOException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://8.8.8.8/, NOT_HTTPS",
        "https://127.0.0.1/, INSIDE",
        "https://2130706433/, INSIDE",
        "https://[::1]/, INSIDE",
        "https://[::ffff:169.254.169.254]/, INSIDE",
        "https://localhost/, INSIDE",
        "http://localhost/, NOT_HTTPS",
        "https://name:word@8.8.8.8/, UNREADABLE",
        "https://8.8.8.8/#part, UNREADABLE",
        "ftp://8.8.8.8/, NOT_HTTPS",
        "file:///etc/passwd, UNREADABLE",
        "8.8.8.8, UNREADABLE",
        "https://no-such-host.invalid/, UNKNOWN_HOST"
    })
    void whatIsWrongIsSaid(String typed, Outbound.Wrong wrong) {
        assertThat(strict.wrong(typed)).hasValue(wrong);
    }

    @Test
    void hostsOfOnesOwnAreAskedOnlyWhereTheyAreNamedAndOnlyEncrypted() {
        var named = new Outbound(List.of("127.0.0.2"), false, "");
        assertThat(named.wrong("https://127.0.0.2/")).isEmpty();
        assertThat(named.wrong("http://127.0.0.2/")).hasValue(Outbound.Wrong.NOT_HTTPS);
        assertThat(named.wrong("https://127.0.0.3/")).hasValue(Outbound.Wrong.INSIDE);
        assertThat(strict.wrong("https://8.8.8.8/")).isEmpty();
    }

    @Test
    void aSampleCommunityAsksThisMachineAndNoOther() throws IOException {
        assertThat(sample.wrong(here)).isEmpty();
        assertThat(status(sample, "/")).isEqualTo(200);
        assertThat(sample.wrong("https://10.0.0.1/")).hasValue(Outbound.Wrong.INSIDE);
    }

    @Test
    void whatMayNotBeAskedIsNotConnectedTo() {
        assertThatThrownBy(() -> status(strict, "/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> strict.factory(Outbound.Use.SIGN_IN)
                        .createRequest(
                                URI.create("https://localhost:"
                                        + server.getAddress().getPort()),
                                HttpMethod.GET)
                        .execute())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not asked");
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        assertThat(status(sample, "/on")).isEqualTo(302);
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUp() {
        assertThatThrownBy(() -> {
                    try (var answer = sample.factory(Outbound.Use.SIGN_IN)
                            .createRequest(URI.create(here + "/long"), HttpMethod.GET)
                            .execute()) {
                        answer.getBody().readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too long");
    }

    /** Each byte comes in time, and the headers never end. */
    @Test
    void anAnswerThatNeverBeginsIsGivenUp() throws IOException {
        var impatient = new Outbound(List.of(), true, "", Duration.ofMillis(700));
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            var begun = System.nanoTime();
            assertThatThrownBy(() -> impatient
                            .factory(Outbound.Use.SIGN_IN)
                            .createRequest(URI.create("http://localhost:" + slow.getLocalPort() + "/"), HttpMethod.GET)
                            .execute())
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        }
    }

    /** As many slow receivers as there are lines, and as many again that wait for one. */
    @Test
    void slowReceiversOfWebhooksKeepNobodyFromSigningIn() throws Exception {
        try (var slow = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            URI there = URI.create("http://localhost:" + slow.getLocalPort() + "/");
            for (int call = 0; call < 64; call++) {
                calls.submit(() -> sample.factory(Outbound.Use.WEBHOOK)
                        .createRequest(there, HttpMethod.POST)
                        .execute());
            }
            try (var first = slow.accept()) {
                assertThat(first.isConnected()).isTrue();
                var begun = System.nanoTime();
                assertThat(status(sample, "/")).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            }
            calls.shutdownNow();
        }
    }

    private static void drip(ServerSocket server) {
        try (var line = server.accept()) {
            line.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 60; sent++) {
                line.getOutputStream().write('x');
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private int status(Outbound outbound, String path) throws IOException {
        try (var answer = outbound.factory(Outbound.Use.SIGN_IN)
                .createRequest(URI.create(here + path), HttpMethod.GET)
                .execute()) {
            return answer.getStatusCode().value();
        }
    }
}
