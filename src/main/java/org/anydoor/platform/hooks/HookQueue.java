package org.anydoor.platform.hooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits to be told to programs, as the sweep of webhooks sees it. */
@Component
class HookQueue {
    static final String SWEEP = "hooks";

    /** Longer than a receiver may take: after that another node takes the row of one that died. */
    private static final Duration CLAIMED = Duration.ofMinutes(2);

    private static final Duration DELIVERED_KEPT = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 200;

    private final Clock clock;
    private final MasterKey master;

    HookQueue(Clock clock, MasterKey master) {
        this.clock = clock;
        this.master = master;
    }

    /** A webhook that was switched off, of which nobody has been told. */
    record Off(ClientId client, AgencyId agency) {}

    /** The programs for which something waits now. */
    List<ClientId> due(Db db) {
        return db.sql("""
                select h.client_id from platform.hook h join platform.api_client k on k.id = h.client_id
                where h.off_at is null and k.ended_at is null and (h.rests_until is null or h.rests_until <= :now)
                  and exists (select 1 from platform.hook_event e where e.client_id = h.client_id and e.state = 'waiting'
                    and (e.try_after is null or e.try_after <= :now))
                order by h.rests_until nulls first, h.client_id limit :most
                """)
                .with("now", clock.instant())
                .with("most", AT_ONCE)
                .list((rs, n) -> new ClientId(Db.uuid(rs, "client_id")));
    }

    /** Takes what was tried least and waits longest; nobody else tries it for a while, whatever becomes of this program. */
    Optional<HookEvent> claim(Db db, ClientId client) {
        Instant now = clock.instant();
        Optional<HookEvent> next = db.sql("""
                select e.id, e.kind, e.subject_id, e.made_at, coalesce(e.again_at, e.made_at) as since, e.tries, h.address
                from platform.hook_event e join platform.hook h on h.client_id = e.client_id
                where e.client_id = :client and e.state = 'waiting' and h.off_at is null
                  and (h.rests_until is null or h.rests_until <= :now) and (e.try_after is null or e.try_after <= :now)
                order by e.tries, e.made_at limit 1 for update of e skip locked
                """)
                .with("client", client)
                .with("now", now)
                .find((rs, n) -> new HookEvent(
                        Db.uuid(rs, "id"),
                        client,
                        rs.getString("kind"),
                        rs.getObject("subject_id", UUID.class),
                        Db.instant(rs, "made_at"),
                        Db.instant(rs, "since"),
                        rs.getInt("tries") + 1,
                        new HookAddress(URI.create(rs.getString("address")))));
        next.ifPresent(it -> db.sql("""
                update platform.hook_event set tries = tries + 1, last_try_at = :now, try_after = :later where id = :id
                """)
                .with("now", now)
                .with("later", now.plus(CLAIMED))
                .with("id", it.id())
                .runExactly(1));
        return next;
    }

    /** The secrets that sign now, the newest first. */
    List<HookSecret> secrets(Db db, ClientId client) {
        return db.sql("""
                select s.id, s.sealed from platform.hook_secret s
                where s.client_id = :client and (s.until_at is null or s.until_at > :now) order by s.made_at desc
                """)
                .with("client", client)
                .with("now", clock.instant())
                .list((rs, n) -> HookSecret.open(Db.uuid(rs, "id"), rs.getBytes("sealed"), master));
    }

    void delivered(Db db, HookEvent event, int status) {
        db.sql("""
                update platform.hook_event set state = 'delivered', status = :status, failure = null, done_at = :now where id = :id
                """)
                .with("status", status)
                .with("now", clock.instant())
                .with("id", event.id())
                .run();
        db.sql("""
                update platform.hook set failures = 0, failing_since = null, rests_until = null
                where client_id = :client and failures > 0
                """).with("client", event.client()).run();
    }

    /** Tries again later, unless another try has succeeded meanwhile: then nothing failed. */
    void failed(Db db, HookEvent event, @Nullable Integer status, String why, HookPatience.Next next) {
        int noted = db.sql("""
                update platform.hook_event set status = :status::int, failure = :why, try_after = :after,
                  state = case when :over then 'given-up' else 'waiting' end, done_at = case when :over then :now::timestamptz end
                where id = :id and state = 'waiting'
                """)
                .with("status", status)
                .with("why", why)
                .with("after", next.event())
                .with("over", next.over())
                .with("now", clock.instant())
                .with("id", event.id())
                .run();
        if (noted == 0) {
            return;
        }
        db.sql("""
                update platform.hook set failures = failures + 1, failing_since = coalesce(failing_since, :now), rests_until = :rest
                where client_id = :client
                """)
                .with("now", clock.instant())
                .with("rest", next.hook())
                .with("client", event.client())
                .run();
    }

    /** Switches the webhook off for good, or where nothing was taken for so long. */
    boolean off(Db db, ClientId client, String because, @Nullable Instant failingBefore) {
        return db.sql("""
                update platform.hook set off_at = :now, off_because = :because, told_at = null
                where client_id = :client and off_at is null and (:before::timestamptz is null or failing_since <= :before)
                """)
                        .with("now", clock.instant())
                        .with("because", because)
                        .with("client", client)
                        .with("before", failingBefore)
                        .run()
                == 1;
    }

    /** Nothing waits for a webhook that is off. */
    void giveUpWhereOff(Db db) {
        db.sql("""
                update platform.hook_event e set state = 'given-up', failure = 'off', done_at = :now
                where e.state = 'waiting' and exists (select 1 from platform.hook h where h.client_id = e.client_id and h.off_at is not null)
                """).with("now", clock.instant()).run();
    }

    List<Off> untold(Db db) {
        return db.sql("""
                select h.client_id, h.agency_id from platform.hook h where h.off_because in ('failing', 'gone') and h.told_at is null
                """)
                .list((rs, n) ->
                        new Off(new ClientId(Db.uuid(rs, "client_id")), new AgencyId(Db.uuid(rs, "agency_id"))));
    }

    void told(Db db, ClientId client) {
        db.sql("update platform.hook set told_at = :now where client_id = :client and off_at is not null")
                .with("now", clock.instant())
                .with("client", client)
                .run();
    }

    /** Forgets what was delivered long ago, what nobody will deliver, and secrets whose time is over. */
    void forget(Db db) {
        Instant now = clock.instant();
        db.sql(
                        "delete from platform.hook_event where made_at < :before or (state = 'delivered' and done_at < :delivered)")
                .with("before", now.minus(KEPT))
                .with("delivered", now.minus(DELIVERED_KEPT))
                .run();
        db.sql("delete from platform.hook_secret where until_at < :now")
                .with("now", now)
                .run();
    }
}
