package org.anydoor.platform.audit.seal;

import java.time.Clock;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Database;
import org.anydoor.platform.launch.Settings;

/** For a database of one's own, which other tools restore or another server takes over: says that it was set back. */
public record RestoredCommand(Clock clock) implements Command {

    @Override
    public String name() {
        return "audit restored";
    }

    @Override
    public String help() {
        return "records that your own PostgreSQL was restored or failed over to an earlier state";
    }

    @Override
    public int run(Settings settings) {
        try (Database database = Database.open(settings)) {
            RestoredTrail.note(database, settings.home(), clock);
        }
        System.out.println(
                "The restore is recorded. Entries that it cut back stay known to the heads that were signed before.");
        return 0;
    }
}
