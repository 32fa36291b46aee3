package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.uuid;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;

/** What lets an agency see a concern that another owns: a grant under a live agreement between their kinds. */
@Component
public class Shares {
    private final Db db;
    private final Clock clock;

    Shares(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A live grant, in words for the page. */
    public record Live(AgencyId viewer, String category, boolean assignedOnly, String authority, Instant from) {}

    /** Kinds of agency to which the owner may send its concerns now. */
    List<String> kindsThatMaySee(AgencyId owner) {
        return db.sql("""
                select distinct s.viewer_kind
                from platform.sharing_agreement s
                join platform.agency o on o.id = :owner and o.kind = s.owner_kind and not o.walled
                where s.category = 'concern' and s.purpose <> 'matching'
                  and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
                """).with("owner", owner).list((rs, n) -> rs.getString("viewer_kind"));
    }

    /** Ends all that the viewer was given of this concern, at once. */
    void end(ConcernId concern, AgencyId owner, AgencyId viewer) {
        db.sql("""
                update platform.access_grant set until_at = :at
                where subject_id = :concern and owner_agency_id = :owner and viewer_agency_id = :viewer and until_at is null
                """)
                .with("at", clock.instant())
                .with("concern", concern)
                .with("owner", owner)
                .with("viewer", viewer)
                .run();
    }

    List<Live> live(ConcernId concern) {
        return db.sql("""
                select g.viewer_agency_id, g.category, g.assigned_only, s.authority, g.from_at
                from platform.access_grant g
                join platform.sharing_agreement s on s.id = g.agreement_id
                where g.subject_id = :concern and (g.until_at is null or g.until_at > statement_timestamp())
                  and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
                order by g.from_at, g.category
                """)
                .with("concern", concern)
                .list((rs, n) -> new Live(
                        new AgencyId(uuid(rs, "viewer_agency_id")),
                        rs.getString("category"),
                        rs.getBoolean("assigned_only"),
                        rs.getString("authority"),
                        instant(rs, "from_at")));
    }
}
