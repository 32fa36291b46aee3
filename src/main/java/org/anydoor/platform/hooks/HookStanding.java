package org.anydoor.platform.hooks;

import java.time.Instant;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How webhooks are doing, for those who keep the deployment: of all agencies but walled ones, and nothing of what they tell. */
@Component
public class HookStanding {
    private static final int SHOWN = 20;

    private final JobsDb jobs;

    HookStanding(JobsDb jobs) {
        this.jobs = jobs;
    }

    /**
     * One that takes nothing.
     *
     * @param agency whose administrators can mend it
     * @param failingSince when something was not taken first; absent where it was gone at once
     * @param off when the program switched it off; absent where it still tries
     */
    public record Ailing(
            String agency,
            @Nullable Instant failingSince,
            @Nullable Instant off) {}

    /**
     * All of them.
     *
     * @param on those that are told of changes
     * @param ailing those that take nothing, the oldest trouble first
     */
    public record Taken(long on, List<Ailing> ailing) {
        public boolean isWell() {
            return ailing.isEmpty();
        }
    }

    public Taken take() {
        return jobs.sweep(HookQueue.SWEEP, db -> new Taken(on(db), ailing(db)));
    }

    private static long on(Db db) {
        return db.sql("""
                select count(*) from platform.hook h
                join platform.api_client k on k.id = h.client_id
                join platform.agency a on a.id = h.agency_id
                where h.off_at is null and k.ended_at is null and not a.walled
                """).count();
    }

    private static List<Ailing> ailing(Db db) {
        return db.sql("""
                select a.name, h.failing_since, h.off_at from platform.hook h
                join platform.api_client k on k.id = h.client_id
                join platform.agency a on a.id = h.agency_id
                where k.ended_at is null and not a.walled
                  and ((h.off_at is null and h.failing_since is not null) or h.off_because in ('failing', 'gone'))
                order by coalesce(h.failing_since, h.off_at), h.client_id limit :most
                """)
                .with("most", SHOWN)
                .list((rs, n) -> new Ailing(
                        rs.getString("name"), Db.instantOrNull(rs, "failing_since"), Db.instantOrNull(rs, "off_at")));
    }
}
