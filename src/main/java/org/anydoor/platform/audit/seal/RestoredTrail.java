package org.anydoor.platform.audit.seal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.launch.Database;

/**
 * Notes that a database was set back: an entry in its trail, and what it came back with, which the sealer signs once it has the
 * keys. Without that, heads that were signed later would call the trail cut off.
 */
public final class RestoredTrail {
    private RestoredTrail() {}

    /** Notes it; a database that was never migrated, or is of a time before seals, has nothing to note. */
    public static void note(Database database, Path home, InstantSource clock) {
        Trails trails = Trails.of(database);
        if (!isSealed(trails.jobs())) {
            return;
        }
        Restored restored = trails.jobs()
                .sweep(
                        Sealing.CALLER,
                        db -> new SealRows(db)
                                .sealed()
                                .map(it -> new Restored(
                                        it.head().size(),
                                        clock.instant(),
                                        it.head().root()))
                                .orElseGet(() -> new Restored(0, clock.instant(), new TreeHash().empty())));
        trails.pages()
                .sweep(
                        Sealing.CALLER,
                        db -> db.sql("""
                            insert into platform.audit_entry (id, at, caller, action) values (:id, :at, 'sweep', 'platform.restore')
                            """)
                                .with("id", UUID.randomUUID())
                                .with("at", restored.at())
                                .run());
        restored.leave(home);
    }

    private static boolean isSealed(JobsDb jobs) {
        return jobs.sweep(
                Sealing.CALLER,
                db -> db.sql("select to_regclass('platform.audit_head') is not null as sealed")
                        .one((rs, n) -> rs.getBoolean("sealed")));
    }
}
