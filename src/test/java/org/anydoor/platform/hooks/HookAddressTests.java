package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.outbound.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What lies behind an address that somebody typed is not asked, and whatever is asked is over in time. */
@AnydoorTest
class HookAddressTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private Hooks hooks;

    @Autowired
    private HookAddresses addresses;

    @Autowired
    private Outbound outbound;

    @Autowired
    private HookDelivery delivery;

    private HookScene scene;

    @BeforeEach
    void aProgramWithAWebhook() {
        scene = HookScene.of(port, clients, hooks);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void noRedirectIsFollowed() {
        try (Receiver inside = Receiver.open()) {
            scene.receiver().redirectTo(inside.address());
            HookScene.change(scene.sent(), "acknowledged");
            delivery.run();
            assertThat(scene.receiver().calls()).hasSize(1);
            assertThat(inside.calls()).isEmpty();
            assertThat(scene.last().status()).isEqualTo(307);
        }
    }

    @Test
    void whatLiesInsideIsRefusedWhenItIsSentWhateverTheRowSays() {
        scene.redirect("https://169.254.169.254/");
        delivery.run();
        assertThat(scene.last().failure()).isEqualTo("not-allowed");
        scene.redirect("http://10.1.2.3/");
        delivery.run();
        assertThat(scene.last().failure()).isEqualTo("not-allowed");
        scene.redirect("https://no-such-host.invalid/");
        delivery.run();
        assertThat(scene.last().failure()).isEqualTo("unknown-host");
        scene.redirect("https://localhost:99999/");
        delivery.run();
        assertThat(scene.last().failure()).isEqualTo("no-connection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://2130706433.example:0/",
                "https://case.example.org:99999/",
                "https://user:word@case.example.org/",
                "https://case.example.org/#part",
                "http://case.example.org/",
                "https://case.example.org/a b",
                "https://case.example.org/\r\nX: y",
                "ftp://case.example.org/",
                "case.example.org",
                "https://t",
                "https://caf\u00e9.example/"
            })
    void anAddressThatIsNoneIsRefusedWhenItIsTyped(String typed) {
        assertThat(addresses.read(typed)).isInstanceOf(HookAddresses.Read.Bad.class);
    }

    @Test
    void anAddressInCapitalsIsKeptInSmallLettersAndItsPathAsItIs() {
        assertThat(addresses.read("HTTPS://Case.Example.ORG/Told?By=X"))
                .isEqualTo(
                        new HookAddresses.Read.Good(new HookAddress(URI.create("https://case.example.org/Told?By=X"))));
    }

    @Test
    void aLineThatDripsOrIsNotEncryptedIsOverInTime() throws IOException {
        HookPost post = new HookPost(outbound, Duration.ofSeconds(1));
        assertThat(dripping(post, "http")).isEqualTo(new HookPost.Answer.None("timeout"));
        assertThat(dripping(post, "https")).isEqualTo(new HookPost.Answer.None("no-tls"));
    }

    private static HookPost.Answer dripping(HookPost post, String scheme) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread drip = Thread.ofVirtual().start(() -> drip(server));
            HookAddress address = new HookAddress(URI.create(scheme + "://localhost:" + server.getLocalPort() + "/"));
            HookPost.Answer answer = post.send(address, Map.of(), new byte[0]);
            drip.interrupt();
            return answer;
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (!socket.isClosed()) {
                socket.getOutputStream().write('H');
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
