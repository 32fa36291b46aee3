package org.anydoor.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as it is drawn: shape, words, then colour, so that nobody needs to see colour to know.
 *
 * @param words such as "Due in 7 min"
 * @param what the clock's own name, such as "Read: 15 min, immediate"
 * @param percent how much of the time is used; the bar is left out for clocks that do not run
 */
public record ClockFace(Kind kind, String words, String what, int percent) {

    /** Ring, triangle, hatched square, tick, dashes. */
    public enum Kind {
        OK,
        SOON,
        LATE,
        MET,
        WAIT;

        public boolean runs() {
            return this == OK || this == SOON || this == LATE;
        }

        public String css() {
            return "ad-clock--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A running clock; soon means the last quarter of its time, or less than an hour. */
    public static ClockFace running(Text text, String what, Instant from, Instant due, Instant now) {
        Duration left = Duration.between(now, due);
        if (left.isNegative()) {
            return new ClockFace(Kind.LATE, text.t("platform.clock.overdue", text.span(left.negated())), what, 100);
        }
        double whole = Math.max(1, Duration.between(from, due).toSeconds());
        double used = 1 - left.toSeconds() / whole;
        boolean soon = used >= 0.75 || left.compareTo(Duration.ofHours(1)) < 0;
        String words = left.compareTo(Duration.ofHours(10)) < 0
                ? text.t("platform.clock.due-in", text.span(left))
                : text.t("platform.clock.due-at", text.when(due));
        return new ClockFace(soon ? Kind.SOON : Kind.OK, words, what, (int) Math.clamp(Math.round(used * 100), 0, 100));
    }

    /** Done, whenever it was due. */
    public static ClockFace met(Text text, String what, Instant done) {
        return new ClockFace(Kind.MET, text.t("platform.clock.done", text.when(done)), what, 0);
    }

    /** Not started or not needed; the words say until when or why. */
    public static ClockFace waiting(String words, String what) {
        return new ClockFace(Kind.WAIT, words, what, 0);
    }

    /** Met if done, otherwise running. */
    public static ClockFace of(Text text, String what, Instant from, Instant due, @Nullable Instant done, Instant now) {
        return done == null ? running(text, what, from, due, now) : met(text, what, done);
    }
}
