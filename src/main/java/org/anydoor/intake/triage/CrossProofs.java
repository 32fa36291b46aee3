package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.instantOrNull;
import static org.anydoor.platform.db.Db.uuid;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Minn. Stat. 260E.12: police and child protection that hold the same concern tell each other at once, and can prove it. */
@Component
public class CrossProofs {
    private final Db db;
    private final Clock clock;

    CrossProofs(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What one agency owes another, since when, and the proof that it was given. */
    public record CrossNotice(
            AgencyId from,
            AgencyId to,
            Instant since,
            Instant due,
            @Nullable Instant given,
            @Nullable PersonId by,
            @Nullable String toldWhom,
            @Nullable String reference) {}

    List<CrossNotice> all(ConcernId concern) {
        return db.sql("""
                select n.agency_id, n.to_agency_id, n.owed_at, n.due_at, n.given_at, n.given_by, n.told_whom, n.reference
                from intake.cross_notice n where n.concern_id = :concern order by n.due_at, n.agency_id
                """).with("concern", concern).list((rs, n) -> {
            UUID by = rs.getObject("given_by", UUID.class);
            return new CrossNotice(
                    new AgencyId(uuid(rs, "agency_id")),
                    new AgencyId(uuid(rs, "to_agency_id")),
                    instant(rs, "owed_at"),
                    instant(rs, "due_at"),
                    instantOrNull(rs, "given_at"),
                    by == null ? null : new PersonId(by),
                    rs.getString("told_whom"),
                    rs.getString("reference"));
        });
    }

    /** False where the agency owes this one nothing, or has told it already. */
    boolean give(ConcernId concern, AgencyId from, AgencyId to, String toldWhom, @Nullable String reference) {
        return db.sql("""
                        update intake.cross_notice set given_at = :at, given_by = :by, told_whom = :whom, reference = :reference
                        where concern_id = :concern and agency_id = :from and to_agency_id = :to and given_at is null
                        """)
                        .with("at", clock.instant())
                        .with("by", Me.now().person())
                        .with("whom", toldWhom)
                        .with("reference", reference)
                        .with("concern", concern)
                        .with("from", from)
                        .with("to", to)
                        .run()
                == 1;
    }
}
