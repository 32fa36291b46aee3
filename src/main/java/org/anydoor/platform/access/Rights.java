package org.anydoor.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the caller may do and who else may see a subject: the database's own answers, for pages that say so in words. */
@Component
@Transactional(readOnly = true)
public class Rights {
    private final Db db;

    Rights(Db db) {
        this.db = db;
    }

    /** Whether the caller's live roles open the category; pages ask so as not to offer what the database would refuse. */
    public boolean has(String category) {
        return db.sql("select :category = any (platform.my_categories())")
                .with("category", category)
                .one((rs, number) -> rs.getBoolean(1));
    }

    /** A colleague and the roles by which they see. */
    public record Colleague(String name, List<String> roles) {}

    /** The people of the caller's agency whose roles open the category. */
    public List<Colleague> colleagues(AgencyId agency, String category) {
        return db.sql("""
                select p.name, array_agg(mr.role order by mr.role) as roles
                from platform.member_now m
                join platform.person p on p.id = m.person_id
                join platform.membership_role mr on mr.person_id = m.person_id and mr.agency_id = m.agency_id
                join platform.role_category rc on rc.role = mr.role and rc.category = :category
                where m.agency_id = :agency
                group by p.id, p.name order by p.name
                """)
                .with("agency", agency)
                .with("category", category)
                .list((rs, number) -> new Colleague(rs.getString("name"), Db.words(rs, "roles")));
    }

    /** Another agency that is let in, and on which ground. */
    public record Grant(
            String agency,
            String category,
            @Nullable String authority,
            Instant from,
            @Nullable Instant until) {}

    /** The live grants on a subject that the caller may know of: those of its own agency, given or received. */
    public List<Grant> grants(UUID subject) {
        return db.sql("""
                select a.name, g.category, s.authority, g.from_at, g.until_at
                from platform.access_grant g
                join platform.agency a on a.id = g.viewer_agency_id
                left join platform.sharing_agreement s on s.id = g.agreement_id
                where g.subject_id = :subject and (g.until_at is null or g.until_at > statement_timestamp())
                union all
                select a.name, c.category, o.authority, o.from_at, o.until_at
                from platform.emergency_opening o
                join platform.agency a on a.id = o.viewer_agency_id
                cross join lateral unnest(o.categories) as c (category)
                where o.subject_id = :subject and o.until_at > statement_timestamp()
                order by name, category
                """)
                .with("subject", subject)
                .list((rs, number) -> new Grant(
                        rs.getString("name"),
                        rs.getString("category"),
                        rs.getString("authority"),
                        Db.instant(rs, "from_at"),
                        Db.instantOrNull(rs, "until_at")));
    }

    /** The kinds of agencies that an agreement would let in, were a grant given. */
    public record Agreement(String viewerKind, String purpose, String authority) {}

    /** Live agreements under which an agency may let others see a category. */
    public List<Agreement> agreements(AgencyId owner, String category) {
        return db.sql("""
                select s.viewer_kind, s.purpose, s.authority
                from platform.sharing_agreement s join platform.agency o on o.kind = s.owner_kind
                where o.id = :owner and s.category = :category and not o.walled
                  and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
                order by s.viewer_kind, s.purpose
                """)
                .with("owner", owner)
                .with("category", category)
                .list((rs, number) ->
                        new Agreement(rs.getString("viewer_kind"), rs.getString("purpose"), rs.getString("authority")));
    }

    /** An agency's public name. */
    public String name(AgencyId agency) {
        return db.sql("select name from platform.agency where id = :id")
                .with("id", agency)
                .one((rs, number) -> rs.getString("name"));
    }
}
