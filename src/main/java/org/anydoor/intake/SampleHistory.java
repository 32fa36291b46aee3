package org.anydoor.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of the sample's concerns: read, sent on, closed; and the open work, assignments and links that follow from it. */
@Component
class SampleHistory {
    private final Db db;
    private final Configured configured;
    private final SampleCopies copies;
    private final SampleDuties duties;
    private final SampleTalk talk;

    SampleHistory(Db db, Configured configured, SampleCopies copies, SampleDuties duties, SampleTalk talk) {
        this.db = db;
        this.configured = configured;
        this.copies = copies;
        this.duties = duties;
        this.talk = talk;
    }

    /** A concern and what its owner did with it. */
    record Worked(SampleConcerns.Written of, SampleSteps steps) {}

    void write(SampleTown town, List<SampleConcerns.Written> all) {
        Duration look = configured.term(Urgency.STANDARD).within();
        List<Worked> worked = all.stream().map(it -> worked(town, it, look)).toList();
        for (String kind : SampleDoors.ownerKinds()) {
            SampleTown.Agency owner = town.the(kind);
            town.actFor(owner.id());
            var own =
                    worked.stream().filter(it -> it.of().owner().equals(owner)).toList();
            handled(own);
            duties.write(town, owner, own.stream().map(Worked::of).toList());
            talk.write(town, own);
            linked(owner);
        }
        copies.write(town, worked);
        for (String kind : SampleDoors.ownerKinds()) {
            waits(town, town.the(kind));
        }
    }

    private static Worked worked(SampleTown town, SampleConcerns.Written it, Duration look) {
        Duration allowed = Duration.between(it.received(), it.says().due());
        return new Worked(it, SampleSteps.of(town, it.owner(), it.received(), allowed, look));
    }

    private void handled(List<Worked> own) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (Worked it : own) {
            var row = it.steps().row();
            row.put("id", it.of().id());
            row.put("agency", it.of().owner().id());
            rows.add(row);
        }
        db.runEach("""
                update intake.handling set state = :state, due_at = :due, acknowledge_due_at = :first_due, acknowledged_at = :read,
                  acknowledged_by = :by, accepted_at = :accepted, assignee_id = :by, closed_at = :closed, outcome = :outcome
                where concern_id = :id and agency_id = :agency
                """, rows);
    }

    /** The rows of work that the steps opened and ended, in the hands of whoever holds the concern. */
    private void waits(SampleTown town, SampleTown.Agency agency) {
        town.actFor(agency.id());
        for (Urgency urgency : Urgency.values()) {
            db.sql("""
                    insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority, done_at)
                    select gen_random_uuid(), 'intake', s.kind, h.concern_id, h.agency_id, :rank, s.opened, s.due, :authority, s.done
                    from intake.handling h cross join lateral (values
                      ('concern', h.received_at, coalesce(h.acknowledge_due_at, h.due_at), h.acknowledged_at),
                      ('decide', h.acknowledged_at, h.acknowledged_at + (h.acknowledge_due_at - h.received_at), h.accepted_at),
                      ('help', h.accepted_at, h.due_at, h.closed_at)) as s (kind, opened, due, done)
                    where h.agency_id = :agency and h.urgency = :urgency and s.opened is not null
                    """)
                    .with("rank", urgency.rank())
                    .with("authority", configured.term(urgency).authority())
                    .with("agency", agency.id())
                    .with("urgency", urgency)
                    .run();
        }
        held(agency);
    }

    private void held(SampleTown.Agency agency) {
        db.sql("""
                insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
                select gen_random_uuid(), h.concern_id, h.agency_id, h.assignee_id, h.acknowledged_at
                from intake.handling h where h.agency_id = :agency and h.assignee_id is not null
                """).with("agency", agency.id()).run();
        db.sql("""
                update platform.work w set assignee_id = h.assignee_id from intake.handling h
                where h.concern_id = w.reference and h.agency_id = w.agency_id and w.agency_id = :agency
                  and w.module = 'intake' and w.done_at is null and h.assignee_id is not null
                """).with("agency", agency.id()).run();
    }

    /** Some concerns are known to be about a young person of whom the agency has a record, of that name, gender and age. */
    private void linked(SampleTown.Agency owner) {
        db.sql("""
                insert into intake.about (concern_id, record_id, agency_id, at, made_by)
                select c.id, r.id, c.agency_id, greatest(h.acknowledged_at, r.made_at), h.acknowledged_by
                from intake.concern c join youth.record r on r.agency_id = c.agency_id and r.called = c.youth_called
                join intake.handling h on h.concern_id = c.id and h.agency_id = c.agency_id
                where c.agency_id = :agency and hashtext(c.id::text) % 3 = 0 and h.acknowledged_at is not null
                  and (c.youth_gender is null or c.youth_gender = r.gender
                    or c.youth_gender = 'other' and r.gender in ('non-binary', 'another'))
                  and coalesce(date_part('year', age(c.arrived_at, r.birth_date)),
                      r.age_low + date_part('year', age(c.arrived_at, r.age_as_of)))
                    between coalesce(c.age_low, 0) - 1 and coalesce(c.age_high, 99) + 1
                """).with("agency", owner.id()).run();
    }
}
