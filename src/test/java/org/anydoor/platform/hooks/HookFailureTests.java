package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.api.ApiClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a receiver does not take is tried again, given up in the end, and sent again when somebody asks for it. */
@AnydoorTest
class HookFailureTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private Hooks hooks;

    @Autowired
    private HookDelivery delivery;

    @Autowired
    private HookAlarm alarm;

    @Autowired
    private HookStanding standing;

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
    void whileTheReceiverIsDownItIsTriedAgainAndThenTaken() {
        UUID concern = scene.sent();
        scene.receiver().answer(503);
        HookScene.change(concern, "acknowledged");
        delivery.run();
        delivery.run();
        assertThat(scene.receiver().calls()).as("it rests after a failure").hasSize(1);
        assertThat(scene.last().status()).isEqualTo(503);
        assertThat(scene.last().tries()).isOne();
        scene.receiver().close();
        scene.due();
        delivery.run();
        assertThat(scene.last().failure()).isEqualTo("no-connection");
        try (Receiver again = Receiver.open(scene.receiver().port())) {
            scene.due();
            delivery.run();
            assertThat(again.calls()).hasSize(1);
            assertThat(again.last().id()).isEqualTo(scene.receiver().last().id());
            assertThat(again.last().body()).isEqualTo(scene.receiver().last().body());
            assertThat(again.last().isSignedBy(scene.secret())).isTrue();
        }
        assertThat(scene.last().state()).isEqualTo("delivered");
        assertThat(scene.hook().failingSince()).isNull();
    }

    @Test
    void whereNothingIsTakenForADayItIsSwitchedOffAndAdministratorsAreTold() {
        scene.receiver().answer(500);
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        scene.aDayLater();
        delivery.run();
        alarm.run();
        alarm.run();
        assertThat(scene.hook().because()).isEqualTo("failing");
        assertThat(scene.last().state()).isEqualTo("given-up");
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where module = 'hooks' and agency_id = ? and done_at is null",
                        scene.partner().agency()))
                .isOne();
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.notice where kind = 'hooks' and agency_id = ? and person_id is not null",
                        scene.partner().agency()))
                .isOne();
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        assertThat(scene.receiver().calls()).hasSize(2);
        scene.set(scene.receiver().at());
        assertThat(scene.hook().off()).isNull();
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where module = 'hooks' and agency_id = ? and done_at is null",
                        scene.partner().agency()))
                .isZero();
    }

    @Test
    void aReceiverThatIsGoneForGoodIsNotCalledAgain() {
        scene.receiver().answer(410);
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        assertThat(scene.hook().because()).isEqualTo("gone");
        assertThat(scene.last().state()).isEqualTo("given-up");
    }

    @Test
    void whatWasNotTakenIsSentAgainOnceTheReceiverIsMended() {
        UUID concern = scene.sent();
        scene.receiver().answer(500);
        HookScene.change(concern, "acknowledged");
        delivery.run();
        Receiver.Call first = scene.receiver().last();
        scene.aDayLater();
        delivery.run();
        assertThat(scene.hook().because()).isEqualTo("failing");
        HookScene.change(concern, "accepted");
        delivery.run();
        assertThat(scene.hook().notTaken())
                .as("also what changed while it was off")
                .isEqualTo(2);
        assertThat(scene.again()).as("while it is off").isFalse();
        scene.receiver().answer(204);
        scene.set(scene.receiver().at());
        delivery.run();
        assertThat(scene.receiver().calls()).as("nobody has asked for it").hasSize(2);
        assertThat(scene.again()).isTrue();
        delivery.run();
        assertThat(scene.hook().notTaken()).isZero();
        assertThat(scene.receiver().calls()).hasSize(4);
        var again = scene.receiver().calls().subList(2, 4);
        assertThat(again).extracting(Receiver.Call::id).contains(first.id()).doesNotHaveDuplicates();
        assertThat(again).allMatch(it -> it.isSignedBy(scene.secret()));
    }

    @Test
    void whatIsSentAgainHasAnotherDayBeforeItIsGivenUp() {
        scene.receiver().answer(500);
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        scene.aDayLater();
        delivery.run();
        scene.set(scene.receiver().at());
        scene.again();
        delivery.run();
        assertThat(scene.last().state()).isEqualTo("waiting");
        assertThat(scene.last().tries()).isOne();
        assertThat(scene.hook().off()).isNull();
    }

    @Test
    void whatChangesWhileAnAdministratorKeepsItOffIsNeverTold() {
        UUID concern = scene.sent();
        scene.partner().as(() -> {
            hooks.off(scene.partner().id());
            return true;
        });
        HookScene.change(concern, "acknowledged");
        assertThat(scene.events()).isZero();
    }

    @Test
    void nobodyOfAnotherAgencySendsItAgain() {
        scene.receiver().answer(410);
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        scene.set(scene.receiver().at());
        try (HookScene other = HookScene.of(port, clients, hooks)) {
            assertThat(other.partner().as(() -> hooks.again(scene.partner().id())))
                    .isFalse();
        }
        assertThat(scene.hook().notTaken()).isOne();
    }

    @Test
    void thoseWhoKeepTheDeploymentSeeWhoseReceiverAilsUnlessTheAgencyIsWalled() {
        scene.receiver().answer(500);
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        String name = PlatformFixtures.value(
                String.class,
                "select name from platform.agency where id = ?",
                scene.partner().agency());
        assertThat(ailing(name).off()).isNull();
        assertThat(ailing(name).failingSince()).isNotNull();
        scene.aDayLater();
        delivery.run();
        assertThat(ailing(name).off()).isNotNull();
        String page = StaffClient.signedIn(port, "admin")
                .get("/app/administration/status")
                .body();
        assertThat(page).contains("Something needs a look", "A webhook of " + name + " was switched off");
        wall(true);
        try {
            assertThat(standing.take().ailing())
                    .extracting(HookStanding.Ailing::agency)
                    .doesNotContain(name);
        } finally {
            wall(false);
        }
    }

    private void wall(boolean walled) {
        PlatformFixtures.run(
                "update platform.agency set walled = ? where id = ?",
                walled,
                scene.partner().agency());
    }

    private HookStanding.Ailing ailing(String agency) {
        return standing.take().ailing().stream()
                .filter(it -> it.agency().equals(agency))
                .findFirst()
                .orElseThrow();
    }
}
