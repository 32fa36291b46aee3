package org.anydoor.platform.access;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.springframework.stereotype.Component;

/**
 * Lets another agency see one category of one subject, under the sharing agreement of the two kinds. A grant lives as long
 * as its own dates and its agreement's do.
 */
@Component
public class Grants {
    private final Db db;
    private final Ids ids;
    private final Clock clock;

    Grants(Db db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** A live agreement and the legal authority that it names. */
    public record Agreement(UUID id, String authority) {}

    /** Whether the grant reaches everybody with the category in the viewing agency or only those assigned to the subject. */
    public enum Reach {
        AGENCY,
        ASSIGNED
    }

    /** The agreement that lets this viewer see this category of that owner's subjects now; never from a walled owner. */
    public Optional<Agreement> agreement(AgencyId owner, AgencyId viewer, String category) {
        return db.sql("""
                select s.id, s.authority
                from platform.sharing_agreement s
                join platform.agency o on o.id = :owner and o.kind = s.owner_kind and not o.walled
                join platform.agency v on v.id = :viewer and v.kind = s.viewer_kind
                where s.category = :category and s.purpose <> 'matching'
                  and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
                order by s.from_at, s.id limit 1
                """)
                .with("owner", owner)
                .with("viewer", viewer)
                .with("category", category)
                .find((rs, n) -> new Agreement(rs.getObject("id", UUID.class), rs.getString("authority")));
    }

    /** Agencies to which an owner may tell this category for this purpose, under an agreement that lives now. */
    public Set<AgencyId> receivers(AgencyId owner, String category, String purpose) {
        return Set.copyOf(db
                .sql("""
                select v.id
                from platform.sharing_agreement s
                join platform.agency o on o.id = :owner and o.kind = s.owner_kind and not o.walled
                join platform.agency v on v.kind = s.viewer_kind
                where s.category = :category and s.purpose = :purpose
                  and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
                """)
                .with("owner", owner)
                .with("category", category)
                .with("purpose", purpose)
                .list((rs, n) -> new AgencyId(rs.getObject("id", UUID.class)))
                .stream()
                .collect(Collectors.toSet()));
    }

    /** Gives, or gives again what had ended. */
    public void give(UUID subject, AgencyId owner, AgencyId viewer, String category, Reach reach, Agreement under) {
        db.sql("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, assigned_only, basis,
                  agreement_id, from_at)
                values (:id, :subject, :owner, :viewer, :category, :assignedOnly, 'agreement', :agreement, :at)
                on conflict (subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id) do update set until_at = null
                """)
                .with("id", ids.ordered())
                .with("subject", subject)
                .with("owner", owner)
                .with("viewer", viewer)
                .with("category", category)
                .with("assignedOnly", reach == Reach.ASSIGNED)
                .with("agreement", under.id())
                .with("at", clock.instant())
                .run();
    }
}
