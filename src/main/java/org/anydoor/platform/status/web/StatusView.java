package org.anydoor.platform.status.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.anydoor.platform.backup.BackupStanding;
import org.anydoor.platform.hooks.HookStanding;
import org.anydoor.platform.keys.KeyStanding;
import org.anydoor.platform.status.Pulse;
import org.jspecify.annotations.Nullable;

/** The pulse as its page shows it: what fails first. */
public record StatusView(
        Pulse.Taken taken,
        List<Pulse.Job> failing,
        List<Pulse.Job> running,
        BackupStanding.Taken backups,
        List<KeyLine> keys) {
    private static final double GIGABYTE = 1e9;
    private static final double MEGABYTE = 1e6;

    /**
     * What a version of the master key is for, in words.
     *
     * @param at since when, or from when on
     */
    public record KeyLine(
            String words, int version, @Nullable Instant at, String rest) {
        static KeyLine of(KeyStanding.Version of) {
            return switch (of.state()) {
                case KeyStanding.State.Announced it ->
                    new KeyLine("platform.status.key-announced", of.number(), null, String.join(", ", it.lacking()));
                case KeyStanding.State.InUse it ->
                    new KeyLine("platform.status.key-in-use", of.number(), it.since(), "");
                case KeyStanding.State.Sealing it ->
                    new KeyLine("platform.status.key-sealing", of.number(), null, Long.toString(it.rows()));
                case KeyStanding.State.Free it -> new KeyLine("platform.status.key-free", of.number(), it.from(), "");
            };
        }
    }

    /** The sentence about the last backup's trial; a word that this page does not know is no good news. */
    public static String flaw(String flaw) {
        return switch (flaw) {
            case "not-written" -> "platform.status.backup-not-written";
            case "does-not-open" -> "platform.status.backup-does-not-open";
            case "rows-differ" -> "platform.status.backup-rows-differ";
            case "keys-closed" -> "platform.status.backup-keys-closed";
            case "trail-differs" -> "platform.status.backup-trail-differs";
            case "interrupted" -> "platform.status.backup-interrupted";
            default -> "platform.status.backup-other";
        };
    }

    /** The sentence about a webhook that takes nothing, and when that began. */
    public static String ailing(HookStanding.Ailing hook) {
        return hook.off() == null ? "platform.status.hook-failing" : "platform.status.hook-off";
    }

    public static @Nullable Instant since(HookStanding.Ailing hook) {
        return hook.off() == null ? hook.failingSince() : hook.off();
    }

    static StatusView of(Pulse.Taken taken, BackupStanding.Taken backups, List<KeyStanding.Version> keys) {
        return new StatusView(
                taken,
                taken.jobs().stream().filter(Pulse.Job::isFailing).toList(),
                taken.jobs().stream().filter(it -> !it.isFailing()).toList(),
                backups,
                keys.stream().map(KeyLine::of).toList());
    }

    public boolean isWell() {
        return taken.isWell() && !backups.isAlarm();
    }

    /** The sentence of the alarm; hours are told of one that is too old. */
    public String alarm() {
        BackupStanding.Tried last = backups.last();
        if (last != null && last.flaw() != null) {
            return "platform.status.backup-alarm-bad";
        }
        return last == null ? "platform.status.backup-alarm-none" : "platform.status.backup-alarm-old";
    }

    public String backupSize() {
        BackupStanding.Tried last = backups.last();
        return size(last == null ? 0 : last.bytes());
    }

    public String free() {
        return size(taken.space().free());
    }

    public String total() {
        return size(taken.space().total());
    }

    public String database() {
        return size(taken.space().database());
    }

    public String java() {
        return Integer.toString(Runtime.version().feature());
    }

    private static String size(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
