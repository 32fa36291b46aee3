package org.anydoor.platform.status.web;

import java.util.List;
import java.util.Locale;
import org.anydoor.platform.status.Pulse;

/** The pulse as its page shows it: what fails first. */
public record StatusView(Pulse.Taken taken, List<Pulse.Job> failing, List<Pulse.Job> running) {
    private static final double GIGABYTE = 1e9;
    private static final double MEGABYTE = 1e6;

    static StatusView of(Pulse.Taken taken) {
        return new StatusView(
                taken,
                taken.jobs().stream().filter(Pulse.Job::isFailing).toList(),
                taken.jobs().stream().filter(it -> !it.isFailing()).toList());
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
