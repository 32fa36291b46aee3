package org.anydoor.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The notices that wait to be sent, as the sweep of mail sees them. */
@Component
class NoticeQueue {
    private static final int TRIES = 12;
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /** Longer than a server may take to answer. */
    private static final Duration CLAIMED = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(30);

    private final Clock clock;

    NoticeQueue(Clock clock) {
        this.clock = clock;
    }

    /**
     * What one reader has waiting.
     *
     * @param address where to, or nothing: nobody can be told
     */
    record Batch(List<UUID> notices, @Nullable String address, String language, int tries) {}

    private record Next(
            UUID agency, @Nullable UUID person, @Nullable String address, String language, int tries) {}

    /**
     * The reader who waits longest, and everything that waits for them; nobody else tries to send it for a while, after which
     * it is sent again if whoever took it died.
     */
    Optional<Batch> claim(Db db) {
        Instant now = clock.instant();
        return db.sql("""
                select n.agency_id, n.person_id, n.tries, coalesce(p.language, 'en') as language,
                  case when platform.works_here(n.person_id, n.agency_id) then coalesce(p.email, a.notify_email) else a.notify_email end as address
                from platform.notice n
                join platform.agency a on a.id = n.agency_id
                left join platform.person p on p.id = n.person_id
                where n.sent_at is null and n.tries < :tries and (n.try_after is null or n.try_after <= :now)
                order by n.made_at
                limit 1
                for update of n skip locked
                """)
                .with("tries", TRIES)
                .with("now", now)
                .find((rs, n) -> new Next(
                        Db.uuid(rs, "agency_id"),
                        rs.getObject("person_id", UUID.class),
                        rs.getString("address"),
                        rs.getString("language"),
                        rs.getInt("tries")))
                .map(next -> new Batch(claimed(db, next, now), next.address(), next.language(), next.tries()));
    }

    private static List<UUID> claimed(Db db, Next next, Instant now) {
        return db.sql("""
                update platform.notice set try_after = :later
                where id in (select n.id from platform.notice n
                  where n.sent_at is null and n.tries < :most and n.agency_id = :agency and n.person_id is not distinct from :person::uuid
                    and (n.try_after is null or n.try_after <= :now)
                  for update skip locked)
                returning id
                """)
                .with("later", now.plus(CLAIMED))
                .with("now", now)
                .with("most", TRIES)
                .with("agency", next.agency())
                .with("person", next.person())
                .list((rs, n) -> Db.uuid(rs, "id"));
    }

    void sent(Db db, Batch batch) {
        db.sql("update platform.notice set sent_at = :now where id = any (:ids)")
                .with("now", clock.instant())
                .with("ids", batch.notices())
                .run();
    }

    /** Waits twice as long after each failure: 1, 2, 4 minutes, at most six hours. */
    void failed(Db db, Batch batch) {
        Duration wait = Duration.ofMinutes(1L << Math.min(batch.tries(), 9));
        db.sql("update platform.notice set tries = tries + 1, try_after = :after where id = any (:ids)")
                .with("after", clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT))
                .with("ids", batch.notices())
                .run();
    }

    void drop(Db db, Batch batch) {
        db.sql("delete from platform.notice where id = any (:ids)")
                .with("ids", batch.notices())
                .run();
    }

    void dropOld(Db db) {
        db.sql("delete from platform.notice where made_at < :before")
                .with("before", clock.instant().minus(KEPT))
                .run();
    }
}
