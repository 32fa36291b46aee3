package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.Instant;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.Elsewhere;
import org.anydoor.intake.triage.Queue;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.ClockFace;

/** The words and clocks that the list and the page of a concern share. */
final class Words {
    private Words() {}

    static String urgency(Text text, Urgency urgency) {
        return text.t("intake.triage.urgency." + word(urgency));
    }

    static String reason(Text text, String reasonKey) {
        String key = "intake.triage.reason." + reasonKey;
        return text.has(key) ? text.t(key) : reasonKey;
    }

    static String language(Text text, String tag) {
        return text.t("intake.measure-languages." + tag);
    }

    /** The clock of the present step. */
    static ClockFace clock(Text text, Queue.Row row, Elsewhere stands, Instant now) {
        return switch (row.state()) {
            case NEW -> ClockFace.running(text, clockName(text, "new", row.urgency()), row.received(), row.due(), now);
            case ACKNOWLEDGED ->
                ClockFace.running(
                        text,
                        decided(text, stands, row.urgency()),
                        row.acknowledged() == null ? row.received() : row.acknowledged(),
                        row.due(),
                        now);
            case ACCEPTED ->
                ClockFace.running(
                        text,
                        text.t("intake.triage.clock.accepted"),
                        row.accepted() == null ? row.received() : row.accepted(),
                        row.due(),
                        now);
            case DECLINED, TAKEN_BACK, CLOSED ->
                ClockFace.met(
                        text, text.t("intake.triage.clock.closed"), row.closed() == null ? row.due() : row.closed());
        };
    }

    /** The clock of an owner that has read it: its own decision, or what it waits for since it sent it on. */
    static String decided(Text text, Elsewhere stands, Urgency urgency) {
        return switch (stands) {
            case NOWHERE -> clockName(text, "acknowledged", urgency);
            case ANSWERS -> text.t("intake.triage.clock.answers");
            case HELPS, ENDED -> text.t("intake.triage.clock.accepted");
        };
    }

    static String clockName(Text text, String step, Urgency urgency) {
        return text.t("intake.triage.clock." + step, urgency(text, urgency));
    }
}
