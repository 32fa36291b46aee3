package org.anydoor.platform.outbound;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private authority vouches for hosts of one's own network, and for nobody else. */
class AuthoritiesTests {
    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private static SSLContext server;

    @BeforeAll
    static void make() {
        authority = TestAuthority.in(folder);
        server = authority.server("localhost");
    }

    @Test
    void aPrivateAuthorityIsBelievedAboutAHostInside() {
        assertThatCode(() -> greet("localhost"::equals)).doesNotThrowAnyException();
    }

    @Test
    void aPrivateAuthorityIsNotBelievedAboutAnybodyElse() {
        assertThatThrownBy(() -> greet("inside.city.example"::equals)).isInstanceOf(SSLException.class);
    }

    @Test
    void aFileThatHoldsNoCertificateStopsTheProgram() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        for (Path wrong : new Path[] {empty, other}) {
            assertThatThrownBy(() -> Authorities.beside(wrong.toString(), host -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("anydoor.outbound.authorities");
        }
        assertThatThrownBy(() -> Authorities.beside(folder.resolve("none.pem").toString(), host -> true))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("anydoor.outbound.authorities");
    }

    private static void greet(Predicate<String> inside) throws IOException {
        SSLContext client = Authorities.beside(authority.file().toString(), inside);
        try (var listening = (SSLServerSocket)
                        server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var line = (SSLSocket) client.getSocketFactory().createSocket("localhost", listening.getLocalPort())) {
            Thread.ofVirtual().start(() -> answer(listening));
            var parameters = line.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            line.setSSLParameters(parameters);
            line.startHandshake();
        }
    }

    private static void answer(SSLServerSocket listening) {
        try (var line = (SSLSocket) listening.accept()) {
            line.startHandshake();
            line.getInputStream().read();
        } catch (IOException refused) {
            Thread.currentThread().interrupt();
        }
    }
}
