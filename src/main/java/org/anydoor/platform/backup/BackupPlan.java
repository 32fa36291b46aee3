package org.anydoor.platform.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.home.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When backups of the embedded server are written, where to, and how long each copy is kept.
 *
 * @param at a time of the city as 02:30, or {@code off}; empty: 02:30, and {@code off} in a sample community
 * @param folder where to; empty: {@code backups} in the data folder
 * @param days so many days every good backup is kept
 * @param weeks so many weeks the first good one of each week is kept
 * @param alarmAfter how old the last good backup may be
 * @param keptFor how many days the longest-kept copy is kept that this program does not delete; empty: nobody has said
 */
@ConfigurationProperties("anydoor.backups")
public record BackupPlan(
        @DefaultValue("") String at,
        @Nullable Path folder,
        @DefaultValue("14") int days,
        @DefaultValue("8") int weeks,
        @DefaultValue("26h") Duration alarmAfter,
        @Nullable Integer keptFor) {
    private static final LocalTime USUAL = LocalTime.of(2, 30);
    private static final int DAYS_OF_WEEK = 7;

    public BackupPlan {
        if (days < 1 || weeks < 0 || (keptFor != null && keptFor < 0)) {
            throw new Refused("anydoor.backups.days must be at least 1, .weeks and .kept-for at least 0.");
        }
    }

    /** The time of day, or empty where the program writes none by itself. */
    Optional<LocalTime> time(boolean embedded) {
        if (!embedded || at.equals("off")) {
            return Optional.empty();
        }
        try {
            return Optional.of(at.isBlank() ? USUAL : LocalTime.parse(at));
        } catch (DateTimeException e) {
            throw new Refused("anydoor.backups.at must be a time as 02:30, or off.", e);
        }
    }

    Path folder(Path home) {
        return folder == null
                ? home.resolve("backups")
                : folder.toAbsolutePath().normalize();
    }

    /** How long after a moment the last copy that was made before it is gone; empty where nobody knows. */
    Optional<Duration> lastCopyGoneAfter(boolean byItself) {
        Stream<Integer> own = byItself ? Stream.of(Math.max(days, weeks * DAYS_OF_WEEK + DAYS_OF_WEEK)) : Stream.of();
        Stream<Integer> others = Stream.ofNullable(keptFor);
        return Stream.concat(own, others).max(Integer::compare).map(it -> Duration.ofDays(it + 1L));
    }
}
