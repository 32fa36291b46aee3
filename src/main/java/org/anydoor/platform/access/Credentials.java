package org.anydoor.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is stored to recognise one person; runs as {@link org.anydoor.platform.db.Caller.SignIn}, who sees that one row. */
@Component
@Transactional
class Credentials {
    private final Db db;
    private final Audit audit;
    private final Clock clock;

    Credentials(Db db, Audit audit, Clock clock) {
        this.clock = clock;
        this.db = db;
        this.audit = audit;
    }

    /** One person's credentials and the agencies for which they may act now; some of these take their provider's word alone. */
    record Known(
            PersonId person,
            String username,
            @Nullable String passwordHash,
            byte @Nullable [] totpSecret,
            boolean suspended,
            List<AgencyId> agencies,
            Set<AgencyId> byProviderOnly) {

        /** What somebody may do who has proved themselves by what they keep here. */
        SignIns.Recognised byOwnSignIn() {
            return new SignIns.Recognised(
                    person,
                    agencies.stream().filter(it -> !byProviderOnly.contains(it)).toList(),
                    agencies.stream().filter(byProviderOnly::contains).toList());
        }
    }

    Optional<Known> find(String username) {
        return db.sql("""
                select p.id, p.username, c.password_hash, c.totp_secret, p.suspended_at is not null as suspended
                from platform.person p join platform.credentials() c on c.person_id = p.id
                where p.username = :username
                """).with("username", username).find((rs, n) -> known(rs));
    }

    /** The person whom the caller's passkey or provider names; row security lets them be found under that name alone. */
    Optional<Known> signingIn() {
        return db.sql("""
                select p.id, p.username, c.password_hash, c.totp_secret, p.suspended_at is not null as suspended
                from platform.person p join platform.credentials() c on c.person_id = p.id
                where p.id = (select platform.signing_in())
                """).find((rs, n) -> known(rs));
    }

    private Known known(ResultSet rs) throws SQLException {
        PersonId person = new PersonId(Db.uuid(rs, "id"));
        List<Place> places = places(person);
        return new Known(
                person,
                rs.getString("username"),
                rs.getString("password_hash"),
                rs.getBytes("totp_secret"),
                rs.getBoolean("suspended"),
                places.stream().map(Place::agency).toList(),
                places.stream().filter(Place::byProviderOnly).map(Place::agency).collect(Collectors.toSet()));
    }

    private record Place(AgencyId agency, boolean byProviderOnly) {}

    private List<Place> places(PersonId person) {
        return db.sql("""
                select m.agency_id, platform.only_by_provider(m.person_id, m.agency_id) as only from platform.membership m join platform.agency a on a.id = m.agency_id
                where m.person_id = :person and a.ended_at is null and m.from_at <= statement_timestamp()
                  and (m.until_at is null or m.until_at > statement_timestamp())
                order by a.name
                """)
                .with("person", person)
                .list((rs, n) -> new Place(new AgencyId(Db.uuid(rs, "agency_id")), rs.getBoolean("only")));
    }

    /** Uses up the code's time step, so that a code looked at over a shoulder opens nothing; false if it was used before. */
    boolean use(Known known, long step, String action, List<AgencyId> told) {
        boolean used = db.sql("select platform.take_step(:step, :now)")
                        .with("step", step)
                        .with("now", clock.instant())
                        .count()
                == 1;
        if (used) {
            record(action, known, told);
        }
        return used;
    }

    /** Notes that the person came in without the app's code. */
    void cameIn(Known known) {
        db.sql("update platform.person set signed_in_at = :now where id = :person")
                .with("now", clock.instant())
                .with("person", known.person())
                .run();
    }

    void refused(Known known) {
        record("access.sign-in-refused", known);
    }

    /** An entry for each agency that the person works for: none finds fewer of its own people's sign-ins because of another. */
    void record(String action, Known known) {
        if (known.agencies().isEmpty()) {
            audit.record(action, known.person().value(), null);
        }
        record(action, known, known.agencies());
    }

    /** An entry for these agencies alone: how somebody comes in for one of them is no other's business. */
    void record(String action, Known known, List<AgencyId> told) {
        told.forEach(agency -> audit.record(action, known.person().value(), agency));
    }
}
