package org.anydoor.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom a request acts for, read anew at each one, so that a suspension or an ended membership counts at once. */
@Component
@Transactional(readOnly = true)
public class Members {
    private final Db db;

    Members(Db db) {
        this.db = db;
    }

    /**
     * A person acting for one of their agencies: how the page names them, and what their roles open.
     *
     * @param ways by what kind of sign-in they may act for it
     */
    public record Acting(PersonId person, String name, Agency agency, Set<String> categories, Ways ways) {}

    /**
     * How an agency lets a person come in.
     *
     * @param own whether by what they keep here
     * @param provider since when by its own provider, as that is set and they are connected now; null if not
     */
    public record Ways(boolean own, @Nullable Instant provider) {}

    /** An agency by name and kind. */
    public record Agency(AgencyId id, String name, String kind) {}

    /** The calling member if their membership is live, else empty. */
    public Optional<Acting> find() {
        return db.sql("""
                select p.id as person, p.name, a.id, a.name as agency, a.kind, platform.my_categories() as categories,
                  not platform.only_by_provider(p.id, a.id) as own, platform.provider_since() as provider
                from platform.person p, platform.agency a
                where p.id = (select platform.my_person()) and a.id = (select platform.acting_agency()) and a.ended_at is null
                """)
                .find((rs, n) -> new Acting(
                        new PersonId(Db.uuid(rs, "person")),
                        rs.getString("name"),
                        new Agency(new AgencyId(Db.uuid(rs, "id")), rs.getString("agency"), rs.getString("kind")),
                        Set.copyOf(Db.words(rs, "categories")),
                        new Ways(rs.getBoolean("own"), Db.instantOrNull(rs, "provider"))));
    }

    /** How a member signs what they write for others to read. */
    public record Signature(
            String name,
            List<String> roles,
            String agency,
            @Nullable String email) {}

    /** The calling member's own name, roles, agency and mail address. */
    public Optional<Signature> signature() {
        return db.sql("""
                select p.name, p.email, a.name as agency, array(select r.role from platform.membership_role r
                  where r.person_id = p.id and r.agency_id = a.id order by r.role) as roles
                from platform.person p, platform.agency a
                where p.id = (select platform.my_person()) and a.id = (select platform.acting_agency())
                """)
                .find((rs, n) -> new Signature(
                        rs.getString("name"), Db.words(rs, "roles"), rs.getString("agency"), rs.getString("email")));
    }

    /** Those of them that take their own provider's word alone. */
    public Set<AgencyId> onlyByProvider() {
        return Set.copyOf(db.sql("""
                select m.agency_id from platform.membership m
                where m.person_id = (select platform.my_person()) and platform.only_by_provider(m.person_id, m.agency_id)
                """).list((rs, n) -> new AgencyId(Db.uuid(rs, "agency_id"))));
    }

    /** The name of the acting agency where it takes its provider's word alone, of the calling member too. */
    public Optional<String> onlyByProviderHere() {
        return find().filter(it -> !it.ways().own()).map(it -> it.agency().name());
    }

    /** The agencies for which the calling member may act now, by name; whom one's provider brought in is told of that one alone. */
    public List<Agency> agencies() {
        return db.sql("""
                select a.id, a.name, a.kind from platform.membership m join platform.agency a on a.id = m.agency_id
                where m.person_id = (select platform.my_person()) and a.ended_at is null and m.from_at <= statement_timestamp()
                  and (m.until_at is null or m.until_at > statement_timestamp())
                  and (not :one or a.id = (select platform.acting_agency()))
                order by a.name
                """)
                .with("one", current().byProvider())
                .list((rs, n) ->
                        new Agency(new AgencyId(Db.uuid(rs, "id")), rs.getString("name"), rs.getString("kind")));
    }

    /** The member whom this request binds; a page outside {@code /app} has none. */
    public static Caller.Member current() {
        if (Callers.current().orElse(null) instanceof Caller.Member member) {
            return member;
        }
        throw new IllegalStateException("no member is bound");
    }
}
