package org.anydoor.platform.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What is known of this deployment's copies: whether it makes its own, and when one that was made today is gone. */
@Component("backupCopies")
@EnableConfigurationProperties(BackupPlan.class)
public class Copies {
    private final BackupPlan plan;
    private final Path home;
    private final boolean embedded;

    Copies(BackupPlan plan, @Value("${anydoor.home}") Path home, @Value("${anydoor.database.url:}") String own) {
        this.plan = plan;
        this.home = home;
        this.embedded = own.isBlank();
    }

    /** Whether a time was set, and not left as it comes. */
    boolean isAskedFor() {
        return !plan.at().isBlank();
    }

    /** When each day the program backs itself up, if it does. */
    Optional<LocalTime> time() {
        return plan.time(embedded);
    }

    Path folder() {
        return plan.folder(home);
    }

    Path home() {
        return home;
    }

    BackupPlan plan() {
        return plan;
    }

    /** How long after its making the last copy of today's data is gone; empty where nobody has said. */
    public Optional<Duration> gone() {
        return plan.lastCopyGoneAfter(time().isPresent());
    }
}
