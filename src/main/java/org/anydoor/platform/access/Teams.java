package org.anydoor.platform.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The teams of the acting administrator's agency, to whom work is given as to a person: what waits for one waits for all in it. */
@Component
@Transactional
public class Teams {
    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    Teams(Db db, Ids ids, Audit audit, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** A team that works, who is in it, and how much waits for it. */
    public record Team(TeamId id, String name, int version, List<Member> members, int waiting) {
        public boolean has(PersonId person) {
            return members.stream().anyMatch(it -> it.id().equals(person));
        }
    }

    /** Somebody in a team. */
    public record Member(PersonId id, String name) {}

    /** A team as the page wants it. */
    public record Change(TeamId id, int version, String name, Collection<PersonId> members) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** As asked. */
        record Done() implements Outcome {}

        /** Another team that works is called so. */
        record NameTaken() implements Outcome {}

        /** Somebody else was first, or the team is closed. */
        record Overtaken() implements Outcome {}

        /** Work would be left lying: somebody hands it over first. */
        record StillHolds(int waiting) implements Outcome {}
    }

    /** As {@link #list}, taken out as a file. */
    public List<Team> export() {
        audit.record("platform.export", List.of());
        return list();
    }

    /** Those that work, by name; the reading is on record. */
    public List<Team> list() {
        List<Team> all = read(null);
        audit.record(
                "access.teams-read",
                all.stream()
                        .flatMap(team -> team.members().stream())
                        .map(it -> it.id().value())
                        .distinct()
                        .map(it -> new Audit.Subject(it, agency()))
                        .toList());
        return all;
    }

    /** One of them; a closed one is not found. */
    public Optional<Team> find(TeamId team) {
        return read(team).stream().findFirst();
    }

    private List<Team> read(@Nullable TeamId team) {
        Map<UUID, List<Member>> members = members(team);
        return db.sql("""
                select t.id, t.name, t.version, platform.team_waits(t.id) as waiting
                from platform.team t
                where t.agency_id = (select platform.acting_agency()) and t.ended_at is null and (:team::uuid is null or t.id = :team::uuid)
                order by lower(t.name)
                """)
                .with("team", team)
                .list((rs, n) -> new Team(
                        new TeamId(Db.uuid(rs, "id")),
                        rs.getString("name"),
                        rs.getInt("version"),
                        members.getOrDefault(Db.uuid(rs, "id"), List.of()),
                        rs.getInt("waiting")));
    }

    private record Place(UUID team, Member member) {}

    private Map<UUID, List<Member>> members(@Nullable TeamId team) {
        return db
                .sql("""
                select m.team_id, p.id, p.name from platform.team_member m join platform.person p on p.id = m.person_id
                where m.agency_id = (select platform.acting_agency()) and (:team::uuid is null or m.team_id = :team::uuid)
                order by p.name, p.id
                """)
                .with("team", team)
                .list((rs, n) -> new Place(
                        Db.uuid(rs, "team_id"), new Member(new PersonId(Db.uuid(rs, "id")), rs.getString("name"))))
                .stream()
                .collect(Collectors.groupingBy(Place::team, Collectors.mapping(Place::member, Collectors.toList())));
    }

    /** A new team without anybody yet. */
    public Outcome make(String name) {
        TeamId team = new TeamId(ids.ordered());
        int made = db.sql("""
                insert into platform.team (id, agency_id, name) values (:id, (select platform.acting_agency()), :name)
                on conflict do nothing
                """).with("id", team).with("name", name).run();
        return made == 0 ? new Outcome.NameTaken() : recorded("access.team-make", team);
    }

    /** Gives it this name and exactly these people. */
    public Outcome change(Change change) {
        if (!isHeldAt(change.id(), change.version())) {
            return new Outcome.Overtaken();
        }
        if (isTaken(change.name(), change.id())) {
            return new Outcome.NameTaken();
        }
        db.sql("update platform.team set name = :name, version = version + 1 where id = :team")
                .with("name", change.name())
                .with("team", change.id())
                .runExactly(1);
        db.sql("delete from platform.team_member where team_id = :team and person_id <> all (:people::uuid[])")
                .with("team", change.id())
                .with("people", change.members())
                .run();
        db.sql("""
                insert into platform.team_member (team_id, agency_id, person_id)
                select :team, (select platform.acting_agency()), p from unnest(:people::uuid[]) as p on conflict do nothing
                """).with("team", change.id()).with("people", change.members()).run();
        return recorded("access.team-change", change.id());
    }

    /** Closes it, unless something waits for it. */
    public Outcome close(TeamId team, int version) {
        if (!isHeldAt(team, version)) {
            return new Outcome.Overtaken();
        }
        int waiting = find(team).map(Team::waiting).orElse(0);
        if (waiting > 0) {
            return new Outcome.StillHolds(waiting);
        }
        db.sql("update platform.team set ended_at = :now, version = version + 1 where id = :team")
                .with("now", clock.instant())
                .with("team", team)
                .runExactly(1);
        return recorded("access.team-close", team);
    }

    /** Holds the row until the end of the transaction, if it is still the one that the reader saw. */
    private boolean isHeldAt(TeamId team, int version) {
        return db.sql("""
                select t.id from platform.team t
                where t.id = :team and t.agency_id = (select platform.acting_agency()) and t.version = :version and t.ended_at is null
                for update
                """)
                .with("team", team)
                .with("version", version)
                .find((rs, n) -> Db.uuid(rs, "id"))
                .isPresent();
    }

    private boolean isTaken(String name, TeamId by) {
        return db.sql("""
                select count(*) from platform.team t
                where t.agency_id = (select platform.acting_agency()) and lower(t.name) = lower(:name) and t.ended_at is null and t.id <> :team
                """).with("name", name).with("team", by).count() > 0;
    }

    private Outcome recorded(String action, TeamId team) {
        audit.record(action, team.value(), agency());
        return new Outcome.Done();
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
