package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;

/**
 * How one agency worked on one fictional concern up to now: read, accepted, closed, each only where its moment has come; most
 * in time, some late. What is missing here is what still waits.
 *
 * @param by who read it and holds it
 * @param due when the step at which it stands is due
 */
record SampleSteps(
        Instant received,
        Instant firstDue,
        Instant due,
        SampleTown.@Nullable Worker by,
        @Nullable Instant read,
        @Nullable Instant accepted,
        @Nullable Instant closed,
        @Nullable String outcome) {
    private static final List<String> OUTCOMES = List.of(
            "helped",
            "helped",
            "referred",
            "referred",
            "referred",
            "with-agency",
            "with-agency",
            "no-contact",
            "not-trafficking",
            "not-enough");

    /** Draws the steps of an agency from the moment when it received the concern. */
    static SampleSteps of(
            SampleTown town, SampleTown.Agency agency, Instant received, Duration allowed, Duration look) {
        SampleTown.Worker worker = town.oneOf(hands(agency));
        String outcome = town.oneOf(OUTCOMES);
        Instant firstDue = received.plus(allowed);
        Instant read = received.plus(share(allowed, town.in100(93) ? 5 + town.upTo(60) : 110 + town.upTo(300)));
        Instant accepted = read.plus(share(allowed, 5 + town.upTo(60)));
        Instant closed = accepted.plus(share(look, town.in100(88) ? 10 + town.upTo(80) : 105 + town.upTo(20)));
        if (read.isAfter(town.now())) {
            return new SampleSteps(received, firstDue, firstDue, null, null, null, null, null);
        }
        if (accepted.isAfter(town.now())) {
            return new SampleSteps(received, firstDue, read.plus(allowed), worker, read, null, null, null);
        }
        boolean ended = closed.isBefore(town.now());
        return new SampleSteps(
                received,
                firstDue,
                accepted.plus(look),
                worker,
                read,
                accepted,
                ended ? closed : null,
                ended ? outcome : null);
    }

    private static List<SampleTown.Worker> hands(SampleTown.Agency agency) {
        return agency.people().stream()
                .filter(it -> it.roles().contains("navigator")
                        || it.roles().contains("investigator")
                        || it.roles().contains("protection-worker"))
                .toList();
    }

    private static Duration share(Duration whole, int percent) {
        return Duration.ofSeconds(whole.toSeconds() * percent / 100);
    }

    private String state() {
        if (read == null) {
            return "new";
        }
        return accepted == null ? "acknowledged" : closed == null ? "accepted" : "closed";
    }

    /** The values of the columns of {@code intake.handling} that steps move. */
    Map<String, @Nullable Object> row() {
        var row = SampleTown.row("received", received, "due", due, "state", state());
        row.put("first_due", read == null ? null : firstDue);
        row.put("by", by == null ? null : by.id());
        row.put("read", read);
        row.put("accepted", accepted);
        row.put("closed", closed);
        row.put("outcome", outcome);
        return row;
    }
}
