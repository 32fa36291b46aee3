package org.anydoor.platform.status.web;

import java.util.List;
import java.util.Locale;
import org.anydoor.platform.status.Pulse;

/** The pulse as its page shows it: what fails first. */
public record StatusView(Pulse.Taken taken, List<Pulse.Job> failing, List<Pulse.Job> running) {
    private static final double GIGABYTE = 1e9;

    static StatusView of(Pulse.Taken taken) {
        return new StatusView(
                taken,
                taken.jobs().stream().filter(Pulse.Job::isFailing).toList(),
                taken.jobs().stream().filter(it -> !it.isFailing()).toList());
    }

    public String free() {
        return gigabytes(taken.space().free());
    }

    public String total() {
        return gigabytes(taken.space().total());
    }

    public String database() {
        return gigabytes(taken.space().database());
    }

    public String java() {
        return Integer.toString(Runtime.version().feature());
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
