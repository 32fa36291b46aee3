package org.anydoor.platform.work;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.db.RowTimes;
import org.anydoor.platform.db.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits for somebody. A module opens a row in the transaction that makes the wait and closes it in the one that
 * ends it; (module, kind, reference, agency) names it, so that both are idempotent.
 */
@Component
public class Work {
    private final Db db;
    private final Ids ids;
    private final RowTimes times;
    private final Clock clock;

    Work(Db db, Ids ids, RowTimes times, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.times = times;
        this.clock = clock;
    }

    /** One wait: what, in whose agency, until when and by which rule; rank 1 is the most urgent. */
    public record Wait(
            String module,
            String kind,
            UUID reference,
            AgencyId agency,
            int rank,
            @Nullable Instant due,
            String authority) {}

    /** Opens new work; the caller need not be able to read it (a sender opens the receiver's work). */
    public void open(Wait wait) {
        Together together = db.together();
        open(wait, together);
        together.run();
    }

    /** Opens work unless it is open or done already; the caller need not be able to read it. */
    public void openUnlessThere(Wait wait) {
        Together together = db.together();
        open(wait, "on conflict do nothing", together);
        together.run();
    }

    /** Adds the opening of new work to what will be run together; of somebody unknown it keeps no more than the minute. */
    public void open(Wait wait, Together together) {
        open(wait, "", together);
    }

    private void open(Wait wait, String otherwise, Together together) {
        together.sql("""
                insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority)
                values (:id, :module, :kind, :reference, :agency, :rank, :at, :due, :authority)
                """ + otherwise)
                .with("id", ids.forCaller())
                .with("module", wait.module())
                .with("kind", wait.kind())
                .with("reference", wait.reference())
                .with("agency", wait.agency())
                .with("rank", wait.rank())
                .with("at", times.forCaller())
                .with("due", wait.due())
                .with("authority", wait.authority());
    }

    /** Opens the caller's own agency's work again or changes its deadline; level starts anew. */
    public void reopen(Wait wait) {
        db.sql("""
                insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority)
                values (:id, :module, :kind, :reference, :agency, :rank, :at, :due, :authority)
                on conflict (module, kind, reference, agency_id) do update
                set rank = excluded.rank, due_at = excluded.due_at, authority = excluded.authority, done_at = null, level = 0,
                    opened_at = case when work.done_at is null then work.opened_at else excluded.opened_at end,
                    version = work.version + 1
                """)
                .with("id", ids.ordered())
                .with("module", wait.module())
                .with("kind", wait.kind())
                .with("reference", wait.reference())
                .with("agency", wait.agency())
                .with("rank", wait.rank())
                .with("at", clock.instant())
                .with("due", wait.due())
                .with("authority", wait.authority())
                .run();
    }

    /** Ends the caller's agency's wait of this kind, if it is open; answers whether it was. */
    public boolean done(String module, String kind, UUID reference, AgencyId agency) {
        return db.sql("""
                update platform.work set done_at = :at, version = version + 1
                where module = :module and kind = :kind and reference = :reference and agency_id = :agency and done_at is null
                """)
                        .with("at", clock.instant())
                        .with("module", module)
                        .with("kind", kind)
                        .with("reference", reference)
                        .with("agency", agency)
                        .run()
                == 1;
    }

    /** Gives the open work on one reference to a person of the agency, or back to everybody. */
    public void assign(String module, UUID reference, AgencyId agency, @Nullable PersonId person) {
        assign(module, reference, agency, person, null);
    }

    /**
     * Gives the open work on one reference to a person or a team of the agency, or back to everybody; to everybody too where
     * the person has left or been shut out since.
     */
    public void assign(String module, UUID reference, AgencyId agency, @Nullable PersonId person, @Nullable UUID team) {
        db.sql("""
                update platform.work set team_id = :team::uuid, version = version + 1,
                  assignee_id = (select m.person_id from platform.member_now m where m.person_id = :person::uuid and m.agency_id = :agency)
                where module = :module and reference = :reference and agency_id = :agency and done_at is null
                """)
                .with("person", person)
                .with("team", team)
                .with("module", module)
                .with("reference", reference)
                .with("agency", agency)
                .run();
    }
}
