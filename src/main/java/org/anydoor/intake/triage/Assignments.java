package org.anydoor.intake.triage;

import java.time.Clock;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.springframework.stereotype.Component;

/** Who in an agency works with a concern; what only the assigned may see hangs on this. */
@Component
class Assignments {
    private final Db db;
    private final Ids ids;
    private final Clock clock;

    Assignments(Db db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether it stays as it is or the caller may change it: whoever triages, holds it, or takes what nobody holds. */
    boolean mayGive(ConcernId concern, AgencyId agency, Holder holder) {
        return db.sql("""
                select platform.may_assign(:concern) or not exists (
                  select 1 from platform.assignment a where a.subject_id = :concern and a.agency_id = :agency and a.until_at is null
                    and a.person_id is distinct from :person::uuid)
                """)
                .with("concern", concern)
                .with("agency", agency)
                .with("person", holder.person())
                .one((rs, n) -> rs.getBoolean(1));
    }

    /** Ends what was and assigns the person, if the holder is one. */
    void give(ConcernId concern, AgencyId agency, Holder holder) {
        end(concern, agency, holder.person());
        if (holder.person() != null) {
            db.sql("""
                    insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
                    select :id, :concern, :agency, :person, :at
                    where not exists (select 1 from platform.assignment a where a.subject_id = :concern and a.agency_id = :agency
                      and a.person_id = :person and a.until_at is null)
                    """)
                    .with("id", ids.ordered())
                    .with("concern", concern)
                    .with("agency", agency)
                    .with("person", holder.person())
                    .with("at", clock.instant())
                    .run();
        }
    }

    private void end(ConcernId concern, AgencyId agency, @org.jspecify.annotations.Nullable PersonId kept) {
        db.sql("""
                update platform.assignment set until_at = :at
                where subject_id = :concern and agency_id = :agency and until_at is null and person_id is distinct from :kept::uuid
                """)
                .with("at", clock.instant())
                .with("concern", concern)
                .with("agency", agency)
                .with("kept", kept)
                .run();
    }
}
