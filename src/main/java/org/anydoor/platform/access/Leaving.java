package org.anydoor.platform.access;

import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends somebody's membership in the acting administrator's agency, and in no other. All that lay with them goes to the
 * supervisor in the same transaction: nothing that waits is held by somebody who is gone.
 */
@Component
@Transactional
public class Leaving {
    private final Db db;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Leaving(Db db, Audit audit, ApplicationEventPublisher events) {
        this.db = db;
        this.audit = audit;
        this.events = events;
    }

    /** What came of it. */
    public enum Outcome {
        LEFT,
        /** Nobody ends their own: so the last administrator stays, whoever else goes. */
        ONESELF,
        /** The agency's supervisor or backup: another is named first, to whom things can go. */
        STANDS_IN
    }

    /** Ends the membership now; one that has ended already is ended. */
    public Outcome end(PersonId person) {
        var member = Members.current();
        if (member.id().equals(person)) {
            return Outcome.ONESELF;
        }
        if (!lockAgencyWithout(person)) {
            return Outcome.STANDS_IN;
        }
        letGo(person);
        int left = db.sql("""
                update platform.membership set until_at = statement_timestamp()
                where person_id = :person and agency_id = (select platform.acting_agency())
                  and (until_at is null or until_at > statement_timestamp())
                """).with("person", person).run();
        if (left == 1) {
            handOver(person);
            disconnect(person);
            audit.record("access.leave", person.value(), member.actingFor());
            events.publishEvent(
                    new PersonMoved(person.value(), member.actingFor().value()));
        }
        return Outcome.LEFT;
    }

    /** One change of who administers or stands in at a time; false where the person is the one to whom things go. */
    private boolean lockAgencyWithout(PersonId person) {
        db.sql("select id from platform.agency where id = (select platform.acting_agency()) for no key update")
                .list((rs, n) -> Db.uuid(rs, "id"));
        return db.sql("""
                select coalesce(s.supervisor_person_id = :person, false) or coalesce(s.backup_person_id = :person, false) as stands_in
                from platform.stand_ins() s
                """)
                .with("person", person)
                .find((rs, n) -> !rs.getBoolean("stands_in"))
                .orElse(true);
    }

    /** What the agency may do with its own people alone: their pages close, and its suspension ends with the membership. */
    private void letGo(PersonId person) {
        db.sql("select platform.end_sessions(:person, null)")
                .with("person", person)
                .count();
        db.sql("select platform.let_in(:person)").with("person", person).count();
    }

    /** Nor does anything of how they came in for this agency wait for the day on which they come back. */
    private void disconnect(PersonId person) {
        db.sql(
                        "delete from platform.provider_keeper where person_id = :person and agency_id = (select platform.acting_agency())")
                .with("person", person)
                .run();
        db.sql(
                        "delete from platform.provider_binding where person_id = :person and agency_id = (select platform.acting_agency())")
                .with("person", person)
                .run();
    }

    private void handOver(PersonId person) {
        db.sql("select platform.hand_over(:person)").with("person", person).count();
        db.sql("""
                insert into platform.team_member (team_id, agency_id, person_id)
                select t.team_id, t.agency_id, a.supervisor_person_id
                from platform.team_member t cross join platform.stand_ins() a
                where t.person_id = :person and t.agency_id = (select platform.acting_agency()) and a.supervisor_person_id is not null
                  and not exists (select from platform.team_member o where o.team_id = t.team_id and o.person_id <> :person)
                on conflict do nothing
                """).with("person", person).run();
        db.sql("""
                delete from platform.team_member where person_id = :person and agency_id = (select platform.acting_agency())
                """).with("person", person).run();
        db.sql("""
                delete from platform.membership_role where person_id = :person and agency_id = (select platform.acting_agency())
                """).with("person", person).run();
    }
}
