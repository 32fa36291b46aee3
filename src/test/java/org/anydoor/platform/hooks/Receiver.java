package org.anydoor.platform.hooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/** A partner's server: keeps what it is told, and answers as it is bid. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final int port;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String location = "";

    private Receiver(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        this.port = server.getAddress().getPort();
    }

    /** What came, with all its headers as one text. */
    public record Call(String path, String id, String timestamp, String signature, String headers, String body) {
        /** Whether it is signed by this secret, reckoned here anew by the specification. */
        public boolean isSignedBy(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
                String own = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
                return Arrays.asList(signature.split(" ")).contains(own);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    public static Receiver open() {
        return open(0);
    }

    public static Receiver open(int port) {
        try {
            return open(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that shows this certificate. */
    static Receiver encrypted(SSLContext certificate) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate));
            return open(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Receiver open(HttpServer server, String scheme) {
        Receiver receiver = new Receiver(server, scheme);
        server.createContext("/", receiver::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                exchange.getRequestURI().toString(),
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                headers.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")),
                body));
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public Receiver answer(int code) {
        status = code;
        return this;
    }

    Receiver redirectTo(String address) {
        location = address;
        return answer(307);
    }

    public String address() {
        return scheme + "://localhost:" + port + "/anydoor?from=test";
    }

    public HookAddress at() {
        return new HookAddress(URI.create(address()));
    }

    int port() {
        return port;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public Call last() {
        return calls.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
