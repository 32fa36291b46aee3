package org.anydoor.platform.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.jobs.Recurring;

/**
 * Replaces one agency's key: what was wrapped by the old version is wrapped anew, row by row, while the program runs. Killed
 * anywhere, it goes on; the old version is removed a day after nothing hangs on it, when no program can still use it.
 */
record AgencyRotation(JobsDb jobs, InstantSource clock) {
    private static final int AT_ONCE = 100;
    private static final Duration KEPT = Duration.ofDays(1);

    private record Old(UUID subject, AgencyId agency, int version, byte[] wrapped, int newest) {}

    static Recurring job(JobsDb jobs, MasterKey master, InstantSource clock) {
        AgencyRotation rotation = new AgencyRotation(jobs, clock);
        return Recurring.every("platform.rewrap-agencies", Duration.ofMinutes(1), () -> rotation.all(master));
    }

    /** Which agency is called so; {@link Refused} where none is. */
    AgencyId named(String name) {
        Optional<AgencyId> found = jobs.sweep(
                KeyRows.SWEEP,
                db -> db.sql("select id from platform.agency where lower(name) = lower(:name)")
                        .with("name", name)
                        .find((rs, n) -> new AgencyId(Db.uuid(rs, "id"))));
        return found.orElseThrow(
                () -> new Refused("No agency here is called so: write its name as its pages show it."));
    }

    /** Makes the next version, sealed by the master key that is in use; answers its number. */
    int begin(AgencyId agency, MasterKey master) {
        return jobs.sweep(KeyRows.SWEEP, db -> {
            db.sql("select pg_advisory_xact_lock(hashtext('platform.agency_key'))")
                    .one((rs, n) -> true);
            new KeyRows(db).active().ifPresent(it -> master.use(it.number()));
            int last = (int)
                    db.sql("select coalesce(max(key_version), 0) from platform.agency_key where agency_id = :agency")
                            .with("agency", agency)
                            .count();
            if (last == 0) {
                throw new Refused("This agency has no key yet: there is nothing to replace.");
            }
            db.sql("""
                    insert into platform.agency_key (agency_id, key_version, wrapped, made_at)
                    values (:agency, :version, :wrapped, :now)
                    """)
                    .with("agency", agency)
                    .with("version", last + 1)
                    .with("wrapped", master.seal(Aes.freshKey(), KeysConfiguration.context(agency)))
                    .with("now", clock.instant())
                    .runExactly(1);
            return last + 1;
        });
    }

    /** Wraps all that is left anew, then removes versions that are long unused. */
    void all(MasterKey master) {
        while (some(master) > 0) {
            // The next batch has a transaction of its own.
        }
        Instant before = clock.instant().minus(KEPT);
        jobs.sweep(KeyRows.SWEEP, db -> db.sql("""
                delete from platform.agency_key k where exists (
                    select 1 from platform.agency_key n
                    where n.agency_id = k.agency_id and n.key_version > k.key_version and n.made_at < :before)
                  and not exists (select 1 from platform.data_key d
                    where d.agency_id = k.agency_id and d.agency_key_version = k.key_version)
                """).with("before", before).run());
    }

    private int some(MasterKey master) {
        return jobs.sweep(KeyRows.SWEEP, db -> {
            List<Old> old = old(db);
            old.forEach(it -> anew(db, master, it));
            return old.size();
        });
    }

    private static List<Old> old(Db db) {
        return db.sql("""
                select d.subject_id, d.agency_id, d.agency_key_version, d.wrapped, n.newest
                from (select agency_id, max(key_version) as newest from platform.agency_key
                  group by agency_id having count(*) > 1) as n
                join platform.data_key d on d.agency_id = n.agency_id and d.agency_key_version < n.newest
                limit :most for update of d skip locked
                """)
                .with("most", AT_ONCE)
                .list((rs, row) -> new Old(
                        Db.uuid(rs, "subject_id"),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getInt("agency_key_version"),
                        rs.getBytes("wrapped"),
                        rs.getInt("newest")));
    }

    private static void anew(Db db, MasterKey master, Old it) {
        byte[] context = DataKeys.context(it.subject());
        byte[] key = key(db, master, it.agency(), it.version()).open(it.wrapped(), context);
        db.sql("""
                update platform.data_key set agency_key_version = :version, wrapped = :wrapped
                where subject_id = :subject and wrapped = :old
                """)
                .with("version", it.newest())
                .with("wrapped", key(db, master, it.agency(), it.newest()).seal(key, context))
                .with("subject", it.subject())
                .with("old", it.wrapped())
                .run();
    }

    private static Aes key(Db db, MasterKey master, AgencyId agency, int version) {
        return db.sql("select wrapped from platform.agency_key where agency_id = :agency and key_version = :version")
                .with("agency", agency)
                .with("version", version)
                .one((rs, row) -> Aes.of(master.open(rs.getBytes("wrapped"), KeysConfiguration.context(agency))));
    }
}
