package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the acting administrator's agency: invited, given roles, suspended; row security knows no others. */
@Component
@Transactional
public class People {
    private static final Duration LINK_GOOD_FOR = Duration.ofHours(72);
    private static final Set<String> ADMINISTRATION = Set.of("administrator", "community-administrator");

    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    People(Db db, Ids ids, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * One person as the list shows them.
     *
     * @param suspendedAt since when this agency has shut them out; what another did is not told
     * @param shutOut whether they can sign in at present
     */
    public record Colleague(
            PersonId id,
            String name,
            String username,
            @Nullable String email,
            List<String> roles,
            @Nullable Instant suspendedAt,
            boolean shutOut,
            @Nullable Instant invitedUntil) {
        public boolean has(String role) {
            return roles.contains(role);
        }
    }

    /** What an invitation needs to know. */
    public record Invitation(
            String name, String username, @Nullable String email, Collection<String> roles) {}

    /** Everybody of the agency; the reading is on record. */
    public List<Colleague> list(String action) {
        List<Colleague> all = read(null);
        AgencyId agency = agency();
        audit.record(
                action,
                all.stream()
                        .map(it -> new Audit.Subject(it.id().value(), agency))
                        .toList());
        return all;
    }

    /** One of them. */
    public Optional<Colleague> find(PersonId person) {
        return read(person).stream().findFirst();
    }

    private List<Colleague> read(@Nullable PersonId person) {
        return db.sql("""
                select p.id, p.name, p.username, p.email, coalesce(s.at, p.suspended_at) as suspended_at, s.person_id is not null as by_us,
                  p.suspended_at is not null as shut_out, p.invite_until,
                  array(select r.role from platform.membership_role r where r.person_id = p.id and r.agency_id = m.agency_id
                        order by r.role) as roles
                from platform.membership m join platform.person p on p.id = m.person_id
                left join platform.suspension s on s.person_id = p.id and s.agency_id = m.agency_id
                where m.agency_id = (select platform.acting_agency()) and (m.until_at is null or m.until_at > statement_timestamp())
                  and (:person::uuid is null or p.id = :person::uuid)
                order by p.name, p.id
                """)
                .with("person", person)
                .list((rs, n) -> new Colleague(
                        new PersonId(Db.uuid(rs, "id")),
                        rs.getString("name"),
                        rs.getString("username"),
                        rs.getString("email"),
                        Db.words(rs, "roles"),
                        rs.getBoolean("by_us") ? Db.instantOrNull(rs, "suspended_at") : null,
                        rs.getBoolean("shut_out"),
                        Db.instantOrNull(rs, "invite_until")));
    }

    /** How much open work of the agency lies with somebody, and the name of whoever would take it over. */
    public record Burden(long waiting, @Nullable String heir) {}

    /** What would move if this person were shut out or left; how much, not what. */
    @Transactional(readOnly = true)
    public Burden burden(PersonId person) {
        return db.sql("""
                        select l.waiting, p.name from platform.lies_with(:person) as l left join platform.person p on p.id = l.heir
                        """)
                .with("person", person)
                .find((rs, n) -> new Burden(rs.getLong("waiting"), rs.getString("name")))
                .orElse(new Burden(0, null));
    }

    /** Every role that somebody can have. */
    @Transactional(readOnly = true)
    public List<String> roles() {
        return db.sql("select distinct role from platform.role_category order by role")
                .list((rs, n) -> rs.getString("role"));
    }

    /** Takes somebody in by a link that they alone complete; empty if the sign-in name is taken. */
    public Optional<OneTimeLink> invite(Invitation invitation) {
        return invite(invitation, agency());
    }

    /** The same for the first administrator of an agency that has nobody yet. */
    Optional<OneTimeLink> invite(Invitation invitation, AgencyId agency) {
        PersonId person = new PersonId(ids.ordered());
        OneTimeLink link = OneTimeLink.fresh();
        if (!isFree(invitation.username()) || !add(person, invitation, link)) {
            return Optional.empty();
        }
        db.sql("insert into platform.membership (person_id, agency_id, from_at) values (:person, :agency, :now)")
                .with("person", person)
                .with("agency", agency)
                .with("now", clock.instant())
                .runExactly(1);
        invitation.roles().forEach(role -> give(person, agency, role));
        audit.record("access.invite", person.value(), agency);
        return Optional.of(link);
    }

    private boolean isFree(String username) {
        return db.sql("select platform.sign_in_name_is_free(:username)")
                .with("username", username)
                .one((rs, n) -> rs.getBoolean(1));
    }

    /** False when somebody else was given the name while this was written: it waits for them, and their name stands. */
    private boolean add(PersonId person, Invitation invitation, OneTimeLink link) {
        return db.sql("""
                insert into platform.person (id, username, name, email, invite_digest, invite_until, made_at)
                values (:id, :username, :name, :email, :digest, :until, :now)
                on conflict do nothing
                """)
                        .with("id", person)
                        .with("username", invitation.username())
                        .with("name", invitation.name())
                        .with("email", invitation.email())
                        .with("digest", link.digest())
                        .with("until", clock.instant().plus(LINK_GOOD_FOR))
                        .with("now", clock.instant())
                        .run()
                == 1;
    }

    private void give(PersonId person, AgencyId agency, String role) {
        db.sql("insert into platform.membership_role (person_id, agency_id, role) values (:person, :agency, :role)")
                .with("person", person)
                .with("agency", agency)
                .with("role", role)
                .runExactly(1);
    }

    /** A new link for somebody who lost phone or password: what they had before stops working at once. */
    public OneTimeLink renew(PersonId person) {
        OneTimeLink link = OneTimeLink.fresh();
        db.sql("""
                update platform.person set invite_digest = :digest, invite_until = :until, password_hash = null, totp_secret = null,
                  version = version + 1
                where id = :person
                """)
                .with("digest", link.digest())
                .with("until", clock.instant().plus(LINK_GOOD_FOR))
                .with("person", person)
                .runExactly(1);
        endSessions(person);
        audit.record("access.renew", person.value(), agency());
        return link;
    }

    /** Writes down that somebody tried: the answer tells that the person works for another agency too. */
    public void renewRefused(PersonId person) {
        audit.refused("access.renew", person.value(), agency());
    }

    /**
     * Gives exactly these roles in the acting agency; what the person can no longer do with them goes to the supervisor. False, and nothing is done, where somebody would take administration from themselves. */
    public boolean setRoles(PersonId person, Collection<String> roles) {
        AgencyId agency = agency();
        oneAdministratorAtATime();
        List<String> before = find(person).orElseThrow().roles();
        if (isOneself(person) && before.stream().anyMatch(it -> ADMINISTRATION.contains(it) && !roles.contains(it))) {
            return false;
        }
        db.sql("""
                delete from platform.membership_role
                where person_id = :person and agency_id = :agency and role <> all (:roles)
                """)
                .with("person", person)
                .with("agency", agency)
                .with("roles", roles)
                .run();
        roles.stream().filter(it -> !before.contains(it)).forEach(it -> give(person, agency, it));
        audit.record("access.roles", person.value(), agency);
        db.sql("select platform.hand_on(:person)").with("person", person).count();
        events.publishEvent(new PersonMoved(person.value(), agency.value()));
        return true;
    }

    private static boolean isOneself(PersonId person) {
        return Members.current().id().equals(person);
    }

    /** Two who shut each other out at the same moment would leave nobody: the second finds that they may no longer. */
    private void oneAdministratorAtATime() {
        db.sql("select id from platform.agency where id = (select platform.acting_agency()) for no key update")
                .list((rs, n) -> Db.uuid(rs, "id"));
    }

    /**
     * Shuts somebody out at once: no session lives on, and their open work lies with each agency's supervisor. Done already is done.
     * False, and nothing is done, for oneself: so whoever acts here remains, and an agency is never without an administrator.
     */
    public boolean suspend(PersonId person) {
        if (isOneself(person)) {
            return false;
        }
        oneAdministratorAtATime();
        long shut = db.sql("select platform.shut_out(:person, :now)")
                .with("person", person)
                .with("now", clock.instant())
                .count();
        if (shut == 0) {
            return true;
        }
        endSessions(person);
        db.sql("select platform.hand_over(:person)").with("person", person).count();
        events.publishEvent(new PersonSuspended(person.value(), agency().value()));
        audit.record("access.suspend", person.value(), agency());
        return true;
    }

    /**
     * Ends this agency's suspension; their work stays where it went. Whether another agency still shuts them out is not told, and
     * not for this one to undo (docs/decisions/0017-a-second-agency.md).
     */
    public void reinstate(PersonId person) {
        long let =
                db.sql("select platform.let_in(:person)").with("person", person).count();
        if (let == 1) {
            audit.record("access.reinstate", person.value(), agency());
        }
    }

    private void endSessions(PersonId person) {
        db.sql("select platform.end_sessions(:person, null)")
                .with("person", person)
                .count();
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
