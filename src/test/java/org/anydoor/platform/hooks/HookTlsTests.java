package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.outbound.TestAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A webhook goes to whoever shows a certificate for that very host, good now, of an authority that is believed. */
@AnydoorTest
class HookTlsTests {
    @TempDir
    private static Path folder;

    private static TestAuthority authority;

    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private Hooks hooks;

    @Autowired
    private JobsDb jobs;

    @Autowired
    private HookQueue queue;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void make() throws Exception {
        authority = TestAuthority.in(Files.createDirectory(folder.resolve("believed")));
    }

    @Test
    void whoeverShowsAGoodCertificateIsTold() {
        try (HookScene scene = receiving(authority.server("localhost"))) {
            assertThat(scene.last().state()).isEqualTo("delivered");
            assertThat(scene.receiver().calls()).hasSize(1);
            assertThat(scene.receiver().last().isSignedBy(scene.secret())).isTrue();
        }
    }

    @Test
    void whoeverShowsOneThatHasEndedIsToldNothing() {
        assertNotTold(authority.expiredServer("localhost"));
    }

    @Test
    void whoeverShowsOneOfAnotherHostIsToldNothing() {
        assertNotTold(authority.server("elsewhere.example"));
    }

    @Test
    void whoeverShowsOneOfAnAuthorityThatNobodyBelievesIsToldNothing() throws Exception {
        var stranger = TestAuthority.in(Files.createDirectory(folder.resolve("stranger")));
        assertNotTold(stranger.server("localhost"));
    }

    private void assertNotTold(SSLContext certificate) {
        try (HookScene scene = receiving(certificate)) {
            assertThat(scene.last().state()).isEqualTo("waiting");
            assertThat(scene.last().failure()).isEqualTo("no-tls");
            assertThat(scene.receiver().calls()).isEmpty();
        }
    }

    /** One round of deliveries to a server that shows this. */
    private HookScene receiving(SSLContext certificate) {
        HookScene scene = HookScene.of(port, clients, hooks, Receiver.encrypted(certificate));
        HookScene.change(scene.sent(), "acknowledged");
        var post = new HookPost(authority.believed(), Duration.ofSeconds(15));
        new HookDelivery(jobs, queue, post, json, clock, "").run();
        return scene;
    }
}
