package org.anydoor.platform.hooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The webhooks of an agency's programs, kept by its administrators. */
@Service
@Transactional
public class Hooks {
    /** How long an old secret signs beside the new one. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int SHOWN = 20;

    private final Db db;
    private final Ids ids;
    private final Clock clock;
    private final MasterKey master;
    private final Audit audit;
    private final Work work;

    Hooks(Db db, Ids ids, Clock clock, MasterKey master, Audit audit, Work work) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.master = master;
        this.audit = audit;
        this.work = work;
    }

    /**
     * A webhook as its agency sees it.
     *
     * @param because why it is off: hand, failing or gone
     * @param failingSince when something was not taken first, since something was
     * @param oldUntil until when the old secret signs too
     * @param notTaken how many changes are kept that nobody took
     */
    public record Hook(
            HookAddress address,
            @Nullable Instant off,
            @Nullable String because,
            @Nullable Instant failingSince,
            Instant secretMade,
            @Nullable Instant oldUntil,
            long notTaken,
            int version) {}

    /**
     * How one delivery went; nothing of what it was about.
     *
     * @param status what the receiver answered
     * @param failure why it was not taken
     */
    public record Delivery(
            UUID id,
            boolean test,
            Instant made,
            String state,
            int tries,
            @Nullable Instant lastTry,
            @Nullable Integer status,
            @Nullable String failure) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** A new secret, shown this once. */
        record Made(HookSecret secret) implements Outcome {}

        record Done() implements Outcome {}

        /** The old secret still signs beside the new one. */
        record TwoAlready() implements Outcome {}

        /** Somebody else has changed it since it was read. */
        record Overtaken() implements Outcome {}
    }

    @Transactional(readOnly = true)
    public Optional<Hook> find(ClientId client) {
        return db.sql("""
                select h.address, h.off_at, h.off_because, h.failing_since, h.version,
                  (select count(*) from platform.hook_event e
                    where e.client_id = h.client_id and e.state = 'given-up' and e.kind = 'concern.changed') as not_taken,
                  (select max(s.made_at) from platform.hook_secret s where s.client_id = h.client_id) as secret_made,
                  (select max(s.until_at) from platform.hook_secret s where s.client_id = h.client_id and s.until_at > :now) as old_until
                from platform.hook h where h.client_id = :client
                """)
                .with("client", client)
                .with("now", clock.instant())
                .find((rs, n) -> new Hook(
                        new HookAddress(URI.create(rs.getString("address"))),
                        Db.instantOrNull(rs, "off_at"),
                        rs.getString("off_because"),
                        Db.instantOrNull(rs, "failing_since"),
                        Db.instant(rs, "secret_made"),
                        Db.instantOrNull(rs, "old_until"),
                        rs.getLong("not_taken"),
                        rs.getInt("version")));
    }

    /** The last deliveries, the newest first. */
    @Transactional(readOnly = true)
    public List<Delivery> deliveries(ClientId client) {
        return db.sql("""
                select e.id, e.kind = 'webhook.test' as test, e.made_at, e.state, e.tries, e.last_try_at, e.status, e.failure
                from platform.hook_event e where e.client_id = :client order by e.made_at desc, e.id limit :most
                """)
                .with("client", client)
                .with("most", SHOWN)
                .list((rs, n) -> new Delivery(
                        Db.uuid(rs, "id"),
                        rs.getBoolean("test"),
                        Db.instant(rs, "made_at"),
                        rs.getString("state"),
                        rs.getInt("tries"),
                        Db.instantOrNull(rs, "last_try_at"),
                        rs.getObject("status", Integer.class),
                        rs.getString("failure")));
    }

    /**
     * Sets where the program is told, and switches it on; the first time with a secret.
     *
     * @param version of the webhook that was read, 0 where there was none
     */
    public Outcome set(ClientId client, HookAddress address, int version) {
        AgencyId agency = agency();
        boolean first = version == 0;
        boolean done = first ? make(client, agency, address) : change(client, address, version);
        if (!done) {
            return new Outcome.Overtaken();
        }
        audit.record("hooks.set", client.value(), agency);
        work.done(HookAlarm.MODULE, HookAlarm.OFF, client.value(), agency);
        return first ? new Outcome.Made(secret(client, agency)) : new Outcome.Done();
    }

    private boolean make(ClientId client, AgencyId agency, HookAddress address) {
        return db.sql("""
                insert into platform.hook (client_id, agency_id, address, made_at, made_by) values (:client, :agency, :address, :now, :by)
                on conflict (client_id) do nothing
                """)
                        .with("client", client)
                        .with("agency", agency)
                        .with("address", address.toString())
                        .with("now", clock.instant())
                        .with("by", Members.current().id())
                        .run()
                == 1;
    }

    private boolean change(ClientId client, HookAddress address, int version) {
        return db.sql("""
                update platform.hook set address = :address, failures = 0, failing_since = null, rests_until = null,
                  off_at = null, off_because = null, told_at = null, version = version + 1
                where client_id = :client and version = :version
                """)
                        .with("address", address.toString())
                        .with("client", client)
                        .with("version", version)
                        .run()
                == 1;
    }

    /** A new secret; the old one signs beside it for a day. */
    public Outcome newSecret(ClientId client) {
        Instant now = clock.instant();
        db.sql("update platform.hook set version = version + 1 where client_id = :client")
                .with("client", client)
                .runExactly(1);
        boolean two = find(client).orElseThrow().oldUntil() != null;
        if (two) {
            return new Outcome.TwoAlready();
        }
        db.sql("update platform.hook_secret set until_at = :until where client_id = :client and until_at is null")
                .with("until", now.plus(OVERLAP))
                .with("client", client)
                .run();
        audit.record("hooks.secret-add", client.value(), agency());
        return new Outcome.Made(secret(client, agency()));
    }

    /** The old secret signs no more. */
    public void endOldSecret(ClientId client) {
        int ended = db.sql("delete from platform.hook_secret where client_id = :client and until_at is not null")
                .with("client", client)
                .run();
        if (ended > 0) {
            audit.record("hooks.secret-end", client.value(), agency());
        }
    }

    /** Sends nothing more, whatever somebody else has set meanwhile: that can be switched on again. */
    public void off(ClientId client) {
        boolean off =
                db.sql("""
                        update platform.hook set off_at = :now, off_because = 'hand', version = version + 1
                        where client_id = :client and off_at is null
                        """).with("now", clock.instant()).with("client", client).run() == 1;
        if (off) {
            audit.record("hooks.off", client.value(), agency());
        }
        work.done(HookAlarm.MODULE, HookAlarm.OFF, client.value(), agency());
    }

    /** Sends a test soon, also where the webhook rests after a failure; false where it is off. */
    public boolean test(ClientId client) {
        if (!wake(client)) {
            return false;
        }
        db.sql("""
                insert into platform.hook_event (id, client_id, agency_id, kind, made_at)
                values (:id, :client, :agency, 'webhook.test', :now)
                """)
                .with("id", ids.unordered())
                .with("client", client)
                .with("agency", agency())
                .with("now", clock.instant())
                .run();
        audit.record("hooks.test", client.value(), agency());
        return true;
    }

    /** Sends again soon, each under its old id, what is kept and was not taken; false where the webhook is off. */
    public boolean again(ClientId client) {
        if (!wake(client)) {
            return false;
        }
        int again =
                db.sql("""
                update platform.hook_event set state = 'waiting', tries = 0, try_after = null, status = null, failure = null,
                  done_at = null, again_at = :now
                where client_id = :client and state = 'given-up' and kind = 'concern.changed'
                """).with("now", clock.instant()).with("client", client).run();
        if (again > 0) {
            audit.record("hooks.again", client.value(), agency());
        }
        return true;
    }

    private boolean wake(ClientId client) {
        return db.sql("update platform.hook set rests_until = null where client_id = :client and off_at is null")
                        .with("client", client)
                        .run()
                == 1;
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }

    private HookSecret secret(ClientId client, AgencyId agency) {
        UUID id = ids.unordered();
        HookSecret secret = HookSecret.fresh();
        db.sql("""
                insert into platform.hook_secret (id, client_id, agency_id, sealed, made_at)
                values (:id, :client, :agency, :sealed, :now)
                """)
                .with("id", id)
                .with("client", client)
                .with("agency", agency)
                .with("sealed", secret.sealed(id, master))
                .with("now", clock.instant())
                .run();
        return secret;
    }
}
