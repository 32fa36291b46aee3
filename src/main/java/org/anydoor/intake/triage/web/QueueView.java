package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anydoor.intake.Doors;
import org.anydoor.intake.triage.Elsewhere;
import org.anydoor.intake.triage.Queue;
import org.anydoor.intake.triage.QueueFilter;
import org.anydoor.intake.triage.QueueFilter.Show;
import org.anydoor.intake.triage.State;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.ClockFace;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.jspecify.annotations.Nullable;

/** The queue as it is shown. */
public record QueueView(
        List<Line> lines,
        List<Chip> chips,
        QueueFilter filter,
        Paging paging,
        boolean filtered,
        String asOf,
        long overdue,
        String part) {

    /** One concern: its clock, what it is, whose turn and why it stands here, and the one action. */
    public record Line(
            String path,
            ClockFace clock,
            String title,
            String about,
            List<Flag> flags,
            String turn,
            String why,
            String action,
            boolean filled) {

        /** People on call were called for it, and nobody has answered: the loudest mark there is. */
        Line called(Text text, boolean unanswered) {
            List<Flag> loud = new ArrayList<>(flags);
            if (unanswered) {
                loud.addFirst(new Flag(text.t("intake.triage.flag.calls"), false));
            }
            return new Line(path, clock, title, about, loud, turn, why, action, filled || unanswered);
        }
    }

    /** A mark on a line; what is overdue is not calm. */
    public record Flag(String words, boolean calm) {}

    /** A part of the list, with how many are in it. */
    public record Chip(String label, String path, boolean current) {}

    static QueueView of(
            Page page, QueueFilter filter, Queue.Listed listed, Doors doors, Set<UUID> called, Instant now) {
        Text text = page.text();
        List<Line> lines = new ArrayList<>();
        for (Queue.Row row : listed.rows()) {
            lines.add(line(text, row, listed, doors, lines.isEmpty(), now)
                    .called(text, called.contains(row.id().value())));
        }
        return new QueueView(
                lines,
                chips(page, filter, listed.counts()),
                filter,
                Paging.of(filter.page(), 25, listed.total()),
                isFiltered(filter),
                text.when(now),
                listed.counts().overdue(),
                part(page, filter, doors));
    }

    /** What of the whole list this is, for paper. */
    private static String part(Page page, QueueFilter filter, Doors doors) {
        List<String> words = new ArrayList<>();
        words.add(page.t("intake.triage.part." + word(filter.show())));
        if (filter.shortName() != null) {
            words.add(filter.called() == null ? filter.shortName() : filter.called());
        }
        if (filter.urgency() != null) {
            words.add(Words.urgency(page.text(), filter.urgency()));
        }
        if (filter.door() != null) {
            words.add(doors.name(filter.door()));
        }
        if (filter.language() != null) {
            words.add(Words.language(page.text(), filter.language().tag()));
        }
        if (filter.interpreter()) {
            words.add(page.t("intake.triage.filter.interpreter"));
        }
        return String.join(", ", words);
    }

    private static boolean isFiltered(QueueFilter filter) {
        return filter.urgency() != null
                || filter.door() != null
                || filter.language() != null
                || filter.interpreter()
                || filter.shortName() != null;
    }

    private static List<Chip> chips(Page page, QueueFilter filter, Queue.Counts counts) {
        List<Chip> chips = new ArrayList<>();
        for (Show show : Show.values()) {
            String key = "intake.triage.show." + word(show);
            String label = switch (show) {
                case OPEN -> page.t(key, counted(page, counts.open()));
                case MINE -> page.t(key, counted(page, counts.mine()));
                case NEW -> page.t(key, counted(page, counts.fresh()));
                case CLOSED -> page.t(key);
            };
            boolean current = show == filter.show() && filter.shortName() == null;
            chips.add(new Chip(label, "/app/intake?show=" + word(show), current));
        }
        return chips;
    }

    private static String counted(Page page, long count) {
        return count >= Queue.COUNTED ? page.t("intake.triage.many") : Long.toString(count);
    }

    private static Line line(Text text, Queue.Row row, Queue.Listed listed, Doors doors, boolean first, Instant now) {
        Queue.Sent sent = listed.sent(row);
        ClockFace clock = Words.clock(text, row, sent.stands(), now);
        boolean urgent = clock.kind() == ClockFace.Kind.LATE || clock.kind() == ClockFace.Kind.SOON;
        return new Line(
                "/app/intake/" + row.id().value(),
                clock,
                text.t("intake.triage.line", row.shortName(), doors.name(row.door())),
                about(text, row),
                flags(text, row, now),
                turn(text, row, listed, sent),
                why(text, row, clock),
                action(text, row, sent),
                row.state().isOpen() && (first || urgent));
    }

    private static String about(Text text, Queue.Row row) {
        String opening = row.opening().isBlank() ? text.t("intake.triage.no-words") : row.opening();
        return row.opening().length() < 180 ? opening : opening + "…";
    }

    private static List<Flag> flags(Text text, Queue.Row row, Instant now) {
        List<Flag> flags = new ArrayList<>();
        if (row.sender().danger()) {
            flags.add(new Flag(text.t("intake.triage.flag.danger"), !row.state().isOpen()));
        }
        row.beside().forEach(it -> flags.add(flag(text, it, now)));
        if (row.sender().youngPerson()) {
            flags.add(new Flag(text.t("intake.triage.flag.young-person"), true));
            flags.add(
                    row.sender().reachable()
                            ? new Flag(text.t("intake.triage.flag.safe-contact"), true)
                            : new Flag(text.t("intake.triage.flag.no-contact"), false));
        }
        if (row.sender().mandated() && row.beside().stream().noneMatch(QueueView::isReport)) {
            flags.add(new Flag(text.t("intake.triage.flag.mandated"), true));
        }
        if (!row.interpreter().equals("none")) {
            flags.add(new Flag(text.t("intake.triage.flag.interpreter-" + row.interpreter()), true));
        }
        if (!row.language().equals("en")) {
            flags.add(new Flag(Words.language(text, row.language()), true));
        }
        return flags;
    }

    /** That a report is owed says already that its sender must report. */
    private static boolean isReport(Queue.Beside beside) {
        return beside.kind().equals("oral") || beside.kind().equals("written");
    }

    private static Flag flag(Text text, Queue.Beside beside, Instant now) {
        String key = "intake.triage.flag." + beside.kind();
        Instant due = beside.due();
        return due == null || beside.kind().equals("message")
                ? new Flag(text.t(key), true)
                : new Flag(text.t(due.isBefore(now) ? key + ".late" : key, text.when(due)), !due.isBefore(now));
    }

    private static String turn(Text text, Queue.Row row, Queue.Listed listed, Queue.Sent sent) {
        if (row.state() == State.CLOSED) {
            return text.t("intake.triage.turn.closed", text.t("intake.measure-outcomes." + row.outcome()));
        }
        if (sent.stands() != Elsewhere.NOWHERE) {
            return text.t(
                    "intake.triage.turn." + word(sent.stands()), String.join(", ", sent.to()), text.when(sent.at()));
        }
        UUID holder = row.person() == null ? row.team() : row.person();
        if (holder == null) {
            return text.t("intake.triage.turn.nobody");
        }
        return holder.equals(listed.me())
                ? text.t("intake.triage.turn.you")
                : text.t("intake.triage.turn.holder", name(text, listed, holder));
    }

    private static String name(Text text, Queue.Listed listed, @Nullable UUID holder) {
        return listed.names().getOrDefault(holder, text.t("intake.triage.somebody"));
    }

    /** Why it stands where it stands: by its clock first, then by the rule that made it so urgent. */
    private static String why(Text text, Queue.Row row, ClockFace clock) {
        if (!row.state().isOpen()) {
            return text.t("intake.triage.why.arrived", text.when(row.arrived()));
        }
        String place = text.t("intake.triage.why." + clock.kind().name().toLowerCase(java.util.Locale.ROOT));
        return text.t(
                "intake.triage.why", place, Words.urgency(text, row.urgency()), Words.reason(text, row.reasonKey()));
    }

    private static String action(Text text, Queue.Row row, Queue.Sent sent) {
        if (row.state() == State.ACKNOWLEDGED && sent.stands() == Elsewhere.NOWHERE) {
            return text.t("intake.triage.action.decide");
        }
        return row.state() == State.NEW ? text.t("intake.triage.action.read") : text.t("intake.triage.action.open");
    }
}
