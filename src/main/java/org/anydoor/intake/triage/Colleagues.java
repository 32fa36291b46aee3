package org.anydoor.intake.triage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.StandIns;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Db.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People and teams of the caller's agency to whom a concern can be given, and what agencies are called. */
@Component
public class Colleagues {
    private static final String ABLE = """
            p.id, p.name
            from platform.member_now m
            join platform.person p on p.id = m.person_id
            join platform.membership_role mr on mr.person_id = m.person_id and mr.agency_id = m.agency_id
            join platform.role_category rc on rc.role = mr.role and rc.category = 'concern'
            where m.agency_id = :agency
            """;
    private static final String TEAM =
            "t.id, t.name from platform.team t where t.agency_id = :agency and t.ended_at is null";

    private final Db db;
    private final StandIns standIns;

    Colleagues(Db db, StandIns standIns) {
        this.db = db;
        this.standIns = standIns;
    }

    /** Somebody, or some team, by name. */
    public record Named(UUID id, String name) {}

    /** People whose roles work with concerns, neither suspended nor gone. */
    List<Named> people(AgencyId agency) {
        return named(db.sql("select distinct " + ABLE + " order by p.name").with("agency", agency));
    }

    List<Named> teams(AgencyId agency) {
        return named(db.sql("select " + TEAM + " order by t.name").with("agency", agency));
    }

    /** Whether they are among {@link #people} or {@link #teams}; every step asks. */
    boolean canHold(Holder holder, AgencyId agency) {
        return holder.person() != null ? isAble(holder.person(), agency) : works(holder.team(), agency);
    }

    private boolean isAble(PersonId person, AgencyId agency) {
        return db.sql("select exists (select " + ABLE + " and p.id = :person)")
                .with("agency", agency)
                .with("person", person)
                .one((rs, n) -> rs.getBoolean(1));
    }

    private boolean works(@Nullable UUID team, AgencyId agency) {
        return db.sql("select exists (select " + TEAM + " and t.id = :team::uuid)")
                .with("agency", agency)
                .with("team", team)
                .one((rs, n) -> rs.getBoolean(1));
    }

    /** Who takes what somebody who is gone leaves: the supervisor, else the backup, if they work with concerns. */
    Holder heir(AgencyId agency) {
        return standIns.of(agency).heirs().stream()
                .map(Holder::person)
                .filter(it -> canHold(it, agency))
                .findFirst()
                .orElse(Holder.NOBODY);
    }

    /** Names of these people, as far as the caller may know them. */
    Map<UUID, String> names(Collection<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : named(db.sql("select p.id, p.name from platform.person p where p.id = any(:ids)")
                                .with("ids", people))
                        .stream()
                        .collect(Collectors.toMap(Named::id, Named::name));
    }

    /** Names of these teams, closed ones too: what they held they once held. */
    Map<UUID, String> teamNames(Collection<UUID> teams) {
        return teams.isEmpty()
                ? Map.of()
                : named(db.sql("select t.id, t.name from platform.team t where t.id = any(:ids)")
                                .with("ids", teams))
                        .stream()
                        .collect(Collectors.toMap(Named::id, Named::name));
    }

    /** Every agency that still works. */
    List<Agencies.Agency> agencies() {
        return db.sql("""
                select a.id, a.name, a.kind, a.walled from platform.agency a
                where a.ended_at is null or a.ended_at > statement_timestamp() order by a.name
                """)
                .list((rs, n) -> new Agencies.Agency(
                        new AgencyId(Db.uuid(rs, "id")),
                        rs.getString("name"),
                        rs.getString("kind"),
                        rs.getBoolean("walled")));
    }

    private static List<Named> named(Statement statement) {
        return statement.list((rs, n) -> new Named(Db.uuid(rs, "id"), rs.getString("name")));
    }
}
