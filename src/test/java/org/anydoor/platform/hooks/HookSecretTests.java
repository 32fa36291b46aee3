package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterSealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What deliveries are signed with is kept sealed and changed without a stop. */
@AnydoorTest
class HookSecretTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private Hooks hooks;

    @Autowired
    private HookDelivery delivery;

    @Autowired
    private List<MasterSealed> sealed;

    @Autowired
    private MasterKey master;

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
    void afterAChangeOfTheSecretBothSignUntilTheOldOneIsEnded() {
        String second = ((Hooks.Outcome.Made)
                        scene.partner().as(() -> hooks.newSecret(scene.partner().id())))
                .secret()
                .text();
        assertThat(scene.partner().as(() -> hooks.newSecret(scene.partner().id())))
                .isInstanceOf(Hooks.Outcome.TwoAlready.class);
        scene.partner().as(() -> hooks.test(scene.partner().id()));
        delivery.run();
        assertThat(scene.receiver().last().isSignedBy(scene.secret())).isTrue();
        assertThat(scene.receiver().last().isSignedBy(second)).isTrue();
        assertThat(scene.receiver().last().body()).contains("\"type\":\"webhook.test\"", "\"data\":{}");
        PlatformFixtures.run(
                "update platform.hook_secret set until_at = now() where client_id = ? and until_at is not null",
                scene.partner().id());
        scene.partner().as(() -> hooks.test(scene.partner().id()));
        delivery.run();
        assertThat(scene.receiver().last().isSignedBy(scene.secret())).isFalse();
        assertThat(scene.receiver().last().isSignedBy(second)).isTrue();
    }

    @Test
    void noSecretStandsInTheDatabaseAndARotationOfTheMasterKeyFindsIt() {
        byte[] key = Base64.getDecoder().decode(scene.secret().substring("whsec_".length()));
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.hook_secret where position(?::bytea in sealed) > 0",
                        (Object) key))
                .isZero();
        assertThat(sealed).extracting(MasterSealed::table).contains("platform.hook_secret");
        byte[] kept = PlatformFixtures.value(
                byte[].class,
                "select sealed from platform.hook_secret where client_id = ?",
                scene.partner().id());
        UUID id = PlatformFixtures.value(
                UUID.class,
                "select id from platform.hook_secret where client_id = ?",
                scene.partner().id());
        String context = sealed.stream()
                .filter(it -> it.table().equals("platform.hook_secret"))
                .findFirst()
                .orElseThrow()
                .context()
                .apply(id.toString());
        assertThat(master.open(kept, context.getBytes(StandardCharsets.UTF_8))).isEqualTo(key);
    }
}
