package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.anydoor.platform.db.JobsDb;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What changed is told to the program that sent it, signed, at least once, and to nobody else. */
@AnydoorTest
class HookDeliveryTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private Hooks hooks;

    @Autowired
    private HookDelivery delivery;

    @Autowired
    private HookQueue queue;

    @Autowired
    private JobsDb jobs;

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
    void aChangeIsToldSignedAndSaysNothingButWhere() {
        UUID concern = scene.sent();
        delivery.run();
        assertThat(scene.receiver().calls())
                .as("what it sent itself is no news")
                .isEmpty();
        HookScene.change(concern, "acknowledged");
        delivery.run();
        assertThat(scene.receiver().calls()).hasSize(1);
        Receiver.Call call = scene.receiver().last();
        assertThat(call.isSignedBy(scene.secret())).isTrue();
        assertThat(call.path()).isEqualTo("/anydoor?from=test");
        assertThat(call.body())
                .matches("\\{\"id\":\"" + call.id() + "\",\"type\":\"concern.changed\",\"timestamp\":\"[0-9T:-]+:00Z\","
                        + "\"data\":\\{\"url\":\"/api/v1/concerns/" + concern + "\"}}");
        assertThat(call.body() + call.headers()).doesNotContain("Qxcanary", "612-555", "read", "acknowledged");
        assertThat(Long.parseLong(call.timestamp()))
                .isCloseTo(Clock.systemUTC().instant().getEpochSecond(), Offset.offset(30L));
        var own = scene.partner().get(scene.partner().token(), concern.toString());
        assertThat(Partner.json(own).get("stage").asString()).isEqualTo("read");
    }

    @Test
    void whatTheProgramCannotRereadAsChangedIsNotTold() {
        UUID concern = scene.sent();
        HookScene.change(concern, "acknowledged");
        HookScene.change(concern, "declined");
        PlatformFixtures.run("update intake.handling set urgency = 'urgent' where concern_id = ?", concern);
        delivery.run();
        assertThat(scene.receiver().calls()).hasSize(1);
        HookScene.change(concern, "accepted");
        HookScene.change(concern, "closed");
        delivery.run();
        assertThat(scene.receiver().calls()).hasSize(3);
    }

    @Test
    void onlyTheProgramThatSentItIsToldAndNothingOfWhatReceiversDo() {
        UUID concern = scene.sent();
        try (Receiver other = Receiver.open()) {
            Partner stranger = Partner.of(port, clients);
            stranger.as(() -> hooks.set(stranger.id(), other.at(), 0));
            var shelter = PlatformFixtures.agency("shelter");
            PlatformFixtures.run("""
                    insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language,
                      interpreter, harm, arrived_at, received_at, due_at)
                    select h.concern_id, ?, h.owner_agency_id, h.urgency, h.reason_key, h.door, h.language, h.interpreter, h.harm,
                      h.arrived_at, h.received_at, h.due_at from intake.handling h where h.concern_id = ?
                    """, shelter, concern);
            for (String state : List.of("acknowledged", "accepted", "closed")) {
                PlatformFixtures.run(
                        "update intake.handling set state = ? where concern_id = ? and agency_id = ?",
                        state,
                        concern,
                        shelter);
            }
            delivery.run();
            assertThat(scene.receiver().calls()).isEmpty();
            HookScene.change(concern, "acknowledged");
            delivery.run();
            assertThat(scene.receiver().calls()).hasSize(1);
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void whatAWalledAgencyKeepsIsToldToNobody() {
        UUID concern = scene.sent();
        var owner = PlatformFixtures.value(UUID.class, "select agency_id from intake.concern where id = ?", concern);
        walled(owner, true);
        try {
            HookScene.change(concern, "acknowledged");
        } finally {
            walled(owner, false);
        }
        assertThat(scene.events()).isZero();
    }

    /** No agency changes its side in the program: keys refer to it. */
    private static void walled(UUID agency, boolean walled) {
        PlatformFixtures.run("""
                do $$ begin
                  set local session_replication_role = replica;
                  update platform.agency set walled = %s where id = '%s';
                end $$
                """.formatted(walled, agency));
    }

    @Test
    void aProgramThatIsShutOutIsToldNothing() {
        UUID concern = scene.sent();
        HookScene.change(concern, "acknowledged");
        scene.partner().as(() -> clients.revoke(scene.partner().id()));
        HookScene.change(concern, "accepted");
        delivery.run();
        assertThat(scene.receiver().calls()).isEmpty();
        assertThat(scene.events()).isOne();
    }

    @Test
    void whatANodeHadSentWhenItDiedIsSentAgainUnderTheSameId() {
        HookScene.change(scene.sent(), "acknowledged");
        HookEvent taken = jobs.sweep(
                        HookQueue.SWEEP, db -> queue.claim(db, scene.partner().id()))
                .orElseThrow();
        delivery.run();
        assertThat(scene.receiver().calls()).as("another holds it").isEmpty();
        PlatformFixtures.run("update platform.hook_event set try_after = now() where id = ?", taken.id());
        delivery.run();
        assertThat(scene.receiver().last().id()).isEqualTo(taken.id().toString());
        assertThat(scene.last().tries()).isEqualTo(2);
    }

    @Test
    void twoNodesSendEachOnce() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            HookScene.change(scene.sent(), "acknowledged");
        }
        List<Thread> nodes = IntStream.range(0, 2)
                .mapToObj(n -> Thread.ofVirtual().start(delivery::run))
                .toList();
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(scene.receiver().calls()).hasSize(20);
        assertThat(scene.receiver().calls()).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void whatWasDeliveredLongAgoIsForgotten() {
        HookScene.change(scene.sent(), "acknowledged");
        delivery.run();
        PlatformFixtures.run(
                "update platform.hook_event set done_at = now() - interval '8 days' where client_id = ?",
                scene.partner().id());
        jobs.sweep(HookQueue.SWEEP, db -> {
            queue.forget(db);
            return true;
        });
        assertThat(scene.events()).isZero();
    }
}
