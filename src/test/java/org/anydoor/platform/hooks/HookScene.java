package org.anydoor.platform.hooks;

import java.util.UUID;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;

/** A partner's program that is told of changes at a server of its own. */
final class HookScene implements AutoCloseable {
    private static final String CONCERN = """
            {"danger": "not-now", "what": "Qxcanary sleeps in the laundry room.", "youngPerson": {"called": "Qxcanary", "age": "15"},
             "place": "Qxcanary", "reference": "Qxcanary", "sender": {"name": "Qxcanary", "phone": "612-555-0100"}}
            """;

    private final Hooks hooks;
    private final Partner partner;
    private final Receiver receiver;
    private final String secret;

    private HookScene(int port, ApiClients clients, Hooks hooks, Receiver receiver) {
        this.hooks = hooks;
        this.receiver = receiver;
        this.partner = Partner.of(port, clients);
        this.secret = ((Hooks.Outcome.Made) partner.as(() -> hooks.set(partner.id(), receiver.at(), 0)))
                .secret()
                .text();
    }

    static HookScene of(int port, ApiClients clients, Hooks hooks) {
        return of(port, clients, hooks, Receiver.open());
    }

    static HookScene of(int port, ApiClients clients, Hooks hooks, Receiver receiver) {
        return new HookScene(port, clients, hooks, receiver);
    }

    Partner partner() {
        return partner;
    }

    Receiver receiver() {
        return receiver;
    }

    String secret() {
        return secret;
    }

    /** A concern that the program has sent. */
    UUID sent() {
        var answer = partner.post(partner.token(), Partner.key(), CONCERN);
        return UUID.fromString(Partner.json(answer).get("id").asString());
    }

    /** What triage does, as far as the row is concerned. */
    static void change(UUID concern, String state) {
        PlatformFixtures.run(
                "update intake.handling set state = ? where concern_id = ? and agency_id = owner_agency_id",
                state,
                concern);
    }

    /** Nothing rests any more. */
    void due() {
        PlatformFixtures.run("update platform.hook set rests_until = null where client_id = ?", partner.id());
        PlatformFixtures.run("update platform.hook_event set try_after = null where client_id = ?", partner.id());
    }

    /** As if nothing had been taken for more than a day. */
    void aDayLater() {
        PlatformFixtures.run(
                "update platform.hook set failing_since = now() - interval '25 hours' where client_id = ?",
                partner.id());
        PlatformFixtures.run(
                "update platform.hook_event set made_at = now() - interval '25 hours' where client_id = ?",
                partner.id());
        due();
    }

    /** An administrator sets where it is told, and switches it on. */
    Hooks.Outcome set(HookAddress address) {
        int version = hook().version();
        return partner.as(() -> hooks.set(partner.id(), address, version));
    }

    /** A test that goes elsewhere, as though the row had been forged. */
    void redirect(String address) {
        partner.as(() -> hooks.test(partner.id()));
        PlatformFixtures.run("update platform.hook set address = ? where client_id = ?", address, partner.id());
        due();
    }

    boolean again() {
        return partner.as(() -> hooks.again(partner.id()));
    }

    Hooks.Hook hook() {
        return partner.as(() -> hooks.find(partner.id())).orElseThrow();
    }

    Hooks.Delivery last() {
        return partner.as(() -> hooks.deliveries(partner.id())).getFirst();
    }

    long events() {
        return PlatformFixtures.value(
                Long.class, "select count(*) from platform.hook_event where client_id = ?", partner.id());
    }

    /** Nothing of it is sent in another test. */
    @Override
    public void close() {
        receiver.close();
        PlatformFixtures.run("update platform.hook set off_at = now(), off_because = 'hand' where off_at is null");
        PlatformFixtures.run("update platform.hook set off_because = 'hand' where client_id = ?", partner.id());
    }
}
