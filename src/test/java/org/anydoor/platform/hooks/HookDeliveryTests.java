package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterSealed;
import org.anydoor.platform.outbound.Outbound;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What changed is told to the program that sent it, signed, at least once, and to nobody else. */
@AnydoorTest
class HookDeliveryTests {
    private static final String CONCERN = """
            {"danger": "not-now", "what": "Qxcanary sleeps in the laundry room.", "youngPerson": {"called": "Qxcanary", "age": "15"},
             "place": "Qxcanary", "reference": "Qxcanary", "sender": {"name": "Qxcanary", "phone": "612-555-0100"}}
            """;

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

    @Autowired
    private HookAlarm alarm;

    @Autowired
    private HookQueue queue;

    @Autowired
    private JobsDb jobs;

    @Autowired
    private List<MasterSealed> sealed;

    @Autowired
    private MasterKey master;

    private final Receiver receiver = Receiver.open();
    private Partner partner;
    private String secret;

    @BeforeEach
    void aProgramWithAWebhook() {
        partner = Partner.of(port, clients);
        secret = set(receiver.address());
    }

    @AfterEach
    void close() {
        receiver.close();
        PlatformFixtures.run("update platform.hook set off_at = now(), off_because = 'hand' where off_at is null");
    }

    @Test
    void aChangeIsToldSignedAndSaysNothingButWhere() {
        UUID concern = sent();
        delivery.run();
        assertThat(receiver.calls()).as("what it sent itself is no news").isEmpty();
        change(concern, "acknowledged");
        delivery.run();
        assertThat(receiver.calls()).hasSize(1);
        Receiver.Call call = receiver.last();
        assertThat(call.isSignedBy(secret)).isTrue();
        assertThat(call.path()).isEqualTo("/anydoor?from=test");
        assertThat(call.body())
                .matches("\\{\"id\":\"" + call.id() + "\",\"type\":\"concern.changed\",\"timestamp\":\"[0-9T:-]+:00Z\","
                        + "\"data\":\\{\"url\":\"/api/v1/concerns/" + concern + "\"}}");
        assertThat(call.body() + call.headers()).doesNotContain("Qxcanary", "612-555", "read", "acknowledged");
        assertThat(Long.parseLong(call.timestamp()))
                .isCloseTo(Clock.systemUTC().instant().getEpochSecond(), Offset.offset(30L));
        var own = partner.get(partner.token(), concern.toString());
        assertThat(Partner.json(own).get("stage").asString()).isEqualTo("read");
    }

    @Test
    void whatTheProgramCannotRereadAsChangedIsNotTold() {
        UUID concern = sent();
        change(concern, "acknowledged");
        change(concern, "declined");
        PlatformFixtures.run("update intake.handling set urgency = 'urgent' where concern_id = ?", concern);
        delivery.run();
        assertThat(receiver.calls()).hasSize(1);
        change(concern, "accepted");
        change(concern, "closed");
        delivery.run();
        assertThat(receiver.calls()).hasSize(3);
    }

    @Test
    void onlyTheProgramThatSentItIsToldAndNothingOfWhatReceiversDo() {
        UUID concern = sent();
        try (Receiver other = Receiver.open()) {
            Partner stranger = Partner.of(port, clients);
            stranger.as(() -> hooks.set(stranger.id(), other.at()));
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
            assertThat(receiver.calls()).isEmpty();
            change(concern, "acknowledged");
            delivery.run();
            assertThat(receiver.calls()).hasSize(1);
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void whatAWalledAgencyKeepsIsToldToNobody() {
        UUID concern = sent();
        var owner = PlatformFixtures.value(UUID.class, "select agency_id from intake.concern where id = ?", concern);
        PlatformFixtures.run("update platform.agency set walled = true where id = ?", owner);
        try {
            change(concern, "acknowledged");
        } finally {
            PlatformFixtures.run("update platform.agency set walled = false where id = ?", owner);
        }
        assertThat(events()).isZero();
    }

    @Test
    void whileTheReceiverIsDownItIsTriedAgainAndThenTaken() {
        UUID concern = sent();
        receiver.answer(503);
        change(concern, "acknowledged");
        delivery.run();
        delivery.run();
        assertThat(receiver.calls()).as("it rests after a failure").hasSize(1);
        assertThat(last().status()).isEqualTo(503);
        assertThat(last().tries()).isOne();
        receiver.close();
        due();
        delivery.run();
        assertThat(last().failure()).isEqualTo("no-connection");
        try (Receiver again = Receiver.open(receiver.port())) {
            due();
            delivery.run();
            assertThat(again.calls()).hasSize(1);
            assertThat(again.last().id()).isEqualTo(receiver.last().id());
            assertThat(again.last().body()).isEqualTo(receiver.last().body());
            assertThat(again.last().isSignedBy(secret)).isTrue();
        }
        assertThat(last().state()).isEqualTo("delivered");
        assertThat(hook().failingSince()).isNull();
    }

    @Test
    void whatANodeHadSentWhenItDiedIsSentAgainUnderTheSameId() {
        change(sent(), "acknowledged");
        HookEvent taken =
                jobs.sweep(HookQueue.SWEEP, db -> queue.claim(db, partner.id())).orElseThrow();
        delivery.run();
        assertThat(receiver.calls()).as("another holds it").isEmpty();
        PlatformFixtures.run("update platform.hook_event set try_after = now() where id = ?", taken.id());
        delivery.run();
        assertThat(receiver.last().id()).isEqualTo(taken.id().toString());
        assertThat(last().tries()).isEqualTo(2);
    }

    @Test
    void twoNodesSendEachOnce() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            change(sent(), "acknowledged");
        }
        List<Thread> nodes = IntStream.range(0, 2)
                .mapToObj(n -> Thread.ofVirtual().start(delivery::run))
                .toList();
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(receiver.calls()).hasSize(20);
        assertThat(receiver.calls()).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void whereNothingIsTakenForADayItIsSwitchedOffAndAdministratorsAreTold() {
        receiver.answer(500);
        change(sent(), "acknowledged");
        delivery.run();
        PlatformFixtures.run(
                "update platform.hook set failing_since = now() - interval '25 hours' where client_id = ?",
                partner.id());
        PlatformFixtures.run(
                "update platform.hook_event set made_at = now() - interval '25 hours' where client_id = ?",
                partner.id());
        due();
        delivery.run();
        alarm.run();
        alarm.run();
        assertThat(hook().because()).isEqualTo("failing");
        assertThat(last().state()).isEqualTo("given-up");
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where module = 'hooks' and agency_id = ? and done_at is null",
                        partner.agency()))
                .isOne();
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.notice where kind = 'hooks' and agency_id = ? and person_id is not null",
                        partner.agency()))
                .isOne();
        change(sent(), "acknowledged");
        delivery.run();
        assertThat(receiver.calls()).hasSize(2);
        partner.as(() -> hooks.set(partner.id(), receiver.at()));
        assertThat(hook().off()).isNull();
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where module = 'hooks' and agency_id = ? and done_at is null",
                        partner.agency()))
                .isZero();
    }

    @Test
    void aReceiverThatIsGoneForGoodIsNotCalledAgain() {
        receiver.answer(410);
        change(sent(), "acknowledged");
        delivery.run();
        assertThat(hook().because()).isEqualTo("gone");
        assertThat(last().state()).isEqualTo("given-up");
    }

    @Test
    void noRedirectIsFollowed() {
        try (Receiver inside = Receiver.open()) {
            receiver.redirectTo(inside.address());
            change(sent(), "acknowledged");
            delivery.run();
            assertThat(receiver.calls()).hasSize(1);
            assertThat(inside.calls()).isEmpty();
            assertThat(last().status()).isEqualTo(307);
        }
    }

    @Test
    void whatLiesInsideIsRefusedWhenItIsSentWhateverTheRowSays() {
        redirect("https://169.254.169.254/");
        delivery.run();
        assertThat(last().failure()).isEqualTo("not-allowed");
        redirect("http://10.1.2.3/");
        delivery.run();
        assertThat(last().failure()).isEqualTo("not-allowed");
        redirect("https://no-such-host.invalid/");
        delivery.run();
        assertThat(last().failure()).isEqualTo("unknown-host");
        redirect("https://localhost:99999/");
        delivery.run();
        assertThat(last().failure()).isEqualTo("no-connection");
    }

    private void redirect(String address) {
        partner.as(() -> hooks.test(partner.id()));
        PlatformFixtures.run("update platform.hook set address = ? where client_id = ?", address, partner.id());
        due();
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

    @Test
    void afterAChangeOfTheSecretBothSignUntilTheOldOneIsEnded() {
        String second = ((Hooks.Outcome.Made) partner.as(() -> hooks.newSecret(partner.id())))
                .secret()
                .text();
        assertThat(partner.as(() -> hooks.newSecret(partner.id()))).isInstanceOf(Hooks.Outcome.TwoAlready.class);
        partner.as(() -> hooks.test(partner.id()));
        delivery.run();
        assertThat(receiver.last().isSignedBy(secret)).isTrue();
        assertThat(receiver.last().isSignedBy(second)).isTrue();
        assertThat(receiver.last().body()).contains("\"type\":\"webhook.test\"", "\"data\":{}");
        PlatformFixtures.run(
                "update platform.hook_secret set until_at = now() where client_id = ? and until_at is not null",
                partner.id());
        partner.as(() -> hooks.test(partner.id()));
        delivery.run();
        assertThat(receiver.last().isSignedBy(secret)).isFalse();
        assertThat(receiver.last().isSignedBy(second)).isTrue();
    }

    @Test
    void noSecretStandsInTheDatabaseAndARotationOfTheMasterKeyFindsIt() {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.hook_secret where position(?::bytea in sealed) > 0",
                        (Object) key))
                .isZero();
        assertThat(sealed).extracting(MasterSealed::table).contains("platform.hook_secret");
        byte[] kept = PlatformFixtures.value(
                byte[].class, "select sealed from platform.hook_secret where client_id = ?", partner.id());
        UUID id = PlatformFixtures.value(
                UUID.class, "select id from platform.hook_secret where client_id = ?", partner.id());
        String context = sealed.stream()
                .filter(it -> it.table().equals("platform.hook_secret"))
                .findFirst()
                .orElseThrow()
                .context()
                .apply(id.toString());
        assertThat(master.open(kept, context.getBytes(StandardCharsets.UTF_8))).isEqualTo(key);
    }

    @Test
    void aProgramThatIsShutOutIsToldNothing() {
        UUID concern = sent();
        change(concern, "acknowledged");
        partner.as(() -> clients.revoke(partner.id()));
        change(concern, "accepted");
        delivery.run();
        assertThat(receiver.calls()).isEmpty();
        assertThat(events()).isOne();
    }

    @Test
    void whatWasDeliveredLongAgoIsForgotten() {
        change(sent(), "acknowledged");
        delivery.run();
        PlatformFixtures.run(
                "update platform.hook_event set done_at = now() - interval '8 days' where client_id = ?", partner.id());
        jobs.sweep(HookQueue.SWEEP, db -> {
            queue.forget(db);
            return true;
        });
        assertThat(events()).isZero();
    }

    private String set(String address) {
        return ((Hooks.Outcome.Made) partner.as(() -> hooks.set(partner.id(), new HookAddress(URI.create(address)))))
                .secret()
                .text();
    }

    private UUID sent() {
        var answer = partner.post(partner.token(), Partner.key(), CONCERN);
        return UUID.fromString(Partner.json(answer).get("id").asString());
    }

    /** What triage does, as far as the row is concerned. */
    private static void change(UUID concern, String state) {
        PlatformFixtures.run(
                "update intake.handling set state = ? where concern_id = ? and agency_id = owner_agency_id",
                state,
                concern);
    }

    private void due() {
        PlatformFixtures.run("update platform.hook set rests_until = null where client_id = ?", partner.id());
        PlatformFixtures.run("update platform.hook_event set try_after = null where client_id = ?", partner.id());
    }

    private Hooks.Hook hook() {
        return partner.as(() -> hooks.find(partner.id())).orElseThrow();
    }

    private Hooks.Delivery last() {
        return partner.as(() -> hooks.deliveries(partner.id())).getFirst();
    }

    private long events() {
        return PlatformFixtures.value(
                Long.class, "select count(*) from platform.hook_event where client_id = ?", partner.id());
    }
}
