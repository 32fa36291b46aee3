package org.anydoor.platform.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.springframework.stereotype.Component;

/** The rows of calls as the agency's job writes them; the row of the work is held, so that an answer and a step wait for each other. */
@Component
class CallSteps {
    private final Db db;
    private final Ids ids;

    CallSteps(Db db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /** Open work for which people are called; opened anew it is called for anew. */
    record Need(UUID work, UUID reference, Instant opened) {}

    /** Holds the work until the transaction ends, if it is still open and nobody has answered. */
    Optional<Need> hold(UUID work, Instant now) {
        Optional<Need> need = db.sql("""
                select w.id, w.reference, w.opened_at from platform.work w
                where w.id = :work and w.done_at is null and w.rank = 1 for update
                """)
                .with("work", work)
                .find((rs, n) -> new Need(Db.uuid(rs, "id"), Db.uuid(rs, "reference"), Db.instant(rs, "opened_at")));
        return need.filter(it -> !isAnswered(it, now));
    }

    boolean isAnswered(Need need, Instant now) {
        return db.sql("""
                select count(*) from platform.call_answer a
                where a.work_id = :work and a.at >= :opened and a.until_at > :now
                """)
                        .with("work", need.work())
                        .with("opened", need.opened())
                        .with("now", now)
                        .count()
                > 0;
    }

    List<Ladder.Made> made(Need need) {
        return db.sql("""
                select s.rung, s.at, coalesce(array_agg(m.person_id::text) filter (where m.person_id is not null), '{}') as people,
                  coalesce(bool_or(m.state <> 'failed'), false) as reached
                from platform.call_step s left join platform.call_made m on m.call_id = s.id
                where s.work_id = :work and s.opened_at = :opened
                group by s.id, s.rung, s.at, s.step order by s.step
                """)
                .with("work", need.work())
                .with("opened", need.opened())
                .list((rs, n) -> new Ladder.Made(
                        Db.constant(Ladder.Rung.class, rs.getString("rung")),
                        people(Db.words(rs, "people")),
                        Db.instant(rs, "at"),
                        rs.getBoolean("reached")));
    }

    private static Set<PersonId> people(List<String> ids) {
        return ids.stream().map(PersonId::of).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Who answers for the agency when the line is silent. */
    List<PersonId> everybody(AgencyId agency) {
        return db.sql("""
                select p.id
                from platform.membership m
                join platform.person p on p.id = m.person_id
                cross join platform.stand_ins() a
                where m.agency_id = :agency and p.suspended_at is null
                  and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp())
                  and (p.id in (a.backup_person_id, a.supervisor_person_id) or exists (select 1 from platform.membership_role r
                    where r.person_id = m.person_id and r.agency_id = m.agency_id and r.role = 'administrator'))
                order by p.id = a.backup_person_id desc nulls last, p.id = a.supervisor_person_id desc nulls last, p.name
                """).with("agency", agency).list((rs, n) -> new PersonId(Db.uuid(rs, "id")));
    }

    void write(Need need, AgencyId agency, Ladder.Step step, Instant now) {
        UUID call = ids.ordered();
        db.sql("""
                insert into platform.call_step (id, work_id, opened_at, step, rung, agency_id, at)
                values (:id, :work, :opened, :step, :rung, :agency, :now)
                """)
                .with("id", call)
                .with("work", need.work())
                .with("opened", need.opened())
                .with("step", step.number())
                .with("rung", step.rung())
                .with("agency", agency)
                .with("now", now)
                .run();
        db.sql("""
                insert into platform.call_made (call_id, person_id, agency_id)
                select :call, p, :agency from unnest(:people::uuid[]) as p
                """)
                .with("call", call)
                .with("agency", agency)
                .with("people", step.people())
                .run();
    }
}
