package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether calls leave, for those who keep the deployment: numbers over all agencies but walled ones. */
@Component
public class CallHealth {
    private static final Duration LATELY = Duration.ofDays(1);

    private final JobsDb jobs;
    private final CallSender sender;
    private final Clock clock;

    CallHealth(JobsDb jobs, CallSender sender, Clock clock) {
        this.jobs = jobs;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The last day.
     *
     * @param ready whether any way to send is set up
     * @param sent messages that left
     * @param failed messages that did not, each followed by the next step at once
     * @param last when one failed last
     */
    public record Calls(
            boolean ready, long sent, long failed, @Nullable Instant last) {
        public boolean isWell() {
            return failed == 0;
        }
    }

    public Calls take() {
        return jobs.sweep(
                "status",
                db -> db.sql("""
                select count(*) filter (where m.state = 'sent') as sent, count(*) filter (where m.state = 'failed') as failed,
                  max(m.tried_at) filter (where m.state = 'failed') as last
                from platform.call_made m join platform.agency a on a.id = m.agency_id
                where m.tried_at > :since and not a.walled
                """)
                        .with("since", clock.instant().minus(LATELY))
                        .one((rs, n) -> new Calls(
                                sender.isReady(),
                                rs.getLong("sent"),
                                rs.getLong("failed"),
                                Db.instantOrNull(rs, "last"))));
    }
}
