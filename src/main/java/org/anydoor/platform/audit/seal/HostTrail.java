package org.anydoor.platform.audit.seal;

import java.time.InstantSource;
import java.util.UUID;
import org.anydoor.platform.launch.Database;

/**
 * Entries about what was done by a command at the host. Who sat there is known to the operating system alone, so such an entry
 * has no person and no agency; what it was, and when, is sealed with all others.
 */
public final class HostTrail {
    private HostTrail() {}

    /** Records the command, under the name of the sweep whose rows it works with. */
    public static void note(Database database, String sweep, String action, InstantSource clock) {
        Trails.of(database)
                .pages()
                .sweep(
                        sweep,
                        db -> db.sql("""
                            insert into platform.audit_entry (id, at, caller, action) values (:id, :at, 'sweep', :action)
                            """)
                                .with("id", UUID.randomUUID())
                                .with("at", clock.instant())
                                .with("action", action)
                                .run());
    }
}
