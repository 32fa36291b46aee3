package org.anydoor.platform.work.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.ClockFace;
import org.anydoor.platform.work.WorkLine;
import org.anydoor.platform.work.WorkLine.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts words to rows: each module is asked once for all of its rows on the page. */
@Component
class WorkWords {
    private final ObjectProvider<WorkLine> modules;
    private final Clock clock;

    WorkWords(ObjectProvider<WorkLine> modules, Clock clock) {
        this.modules = modules;
        this.clock = clock;
    }

    /** A row beside what its module says of it, if the reader may know. */
    record Told(WorkRow row, @Nullable Line line) {
        /** What a reader of the row has read, and in whose trail that stands. */
        Audit.Subject subject(AgencyId reader) {
            AgencyId owner = line == null ? null : line.owner();
            return new Audit.Subject(row.reference(), owner == null ? reader : owner);
        }

        boolean isAbout(String q) {
            return line != null && line.title().toLowerCase(Locale.ROOT).contains(q);
        }
    }

    WorkRows.Kinds kinds() {
        return new WorkRows.Kinds(forOthers(), alarms());
    }

    /** What is others' turn outside the agency, as {@code module.kind}. */
    private List<String> forOthers() {
        return modules.stream()
                .flatMap(it -> it.kindsForOthers().stream().map(kind -> it.module() + "." + kind))
                .sorted()
                .toList();
    }

    /** What stands above all else while it is of the first rank, as {@code module.kind}. */
    private List<String> alarms() {
        return modules.stream()
                .flatMap(it -> it.kindsOfAlarm().stream().map(kind -> it.module() + "." + kind))
                .sorted()
                .toList();
    }

    List<Told> tell(Collection<WorkRow> rows) {
        Map<String, List<WorkRow>> byModule = rows.stream().collect(Collectors.groupingBy(WorkRow::module));
        Map<String, Map<WorkLine.Open, Line>> lines = new HashMap<>();
        for (WorkLine module : modules) {
            List<WorkRow> own = byModule.getOrDefault(module.module(), List.of());
            if (!own.isEmpty()) {
                lines.put(
                        module.module(),
                        module.lines(own.stream().map(WorkRow::open).toList()));
            }
        }
        return rows.stream()
                .map(row ->
                        new Told(row, lines.getOrDefault(row.module(), Map.of()).get(row.open())))
                .toList();
    }

    WorkView.Item item(Text text, Told told, boolean first) {
        WorkRow row = told.row();
        Line line = told.line();
        ClockFace face = face(text, row);
        boolean urgent = first || face.kind() == ClockFace.Kind.LATE || face.kind() == ClockFace.Kind.SOON;
        return new WorkView.Item(
                row.id(),
                row.version(),
                row.module(),
                face,
                row.due(),
                line == null ? text.t("platform.work.unseen") : line.title(),
                line == null ? "" : line.about(),
                line == null ? List.of() : line.marks(),
                line == null ? null : line.path(),
                line == null ? null : text.t(line.actionKey()),
                row.isHere(),
                row.turn() == WorkRow.Turn.OUTSIDE && line != null && line.turn() != null
                        ? line.turn()
                        : turn(text, row),
                why(text, row, face),
                urgent && row.isHere());
    }

    static String turn(Text text, WorkRow row) {
        String holder = row.holder() == null ? text.t("platform.work.somebody") : row.holder();
        return switch (row.turn()) {
            case ME -> text.t("platform.work.turn-me");
            case MY_TEAM -> text.t("platform.work.turn-team", holder);
            case NOBODY -> text.t("platform.work.turn-nobody");
            case OTHERS -> text.t("platform.work.turn-others", holder);
            case OUTSIDE -> text.t("platform.work.turn-outside");
        };
    }

    private ClockFace face(Text text, WorkRow row) {
        Instant due = row.due();
        return due == null
                ? ClockFace.waiting(text.t("platform.work.no-deadline"), row.authority())
                : ClockFace.running(text, row.authority(), row.opened(), due, clock.instant());
    }

    /** Why the row stands where it stands. */
    private static String why(Text text, WorkRow row, ClockFace face) {
        Instant told = row.escalated();
        if (row.alarm()) {
            return text.t("platform.work.why-alarm");
        }
        if (told != null) {
            return text.t(
                    row.level() >= 2 ? "platform.work.why-supervisor" : "platform.work.why-backup", text.when(told));
        }
        return switch (face.kind()) {
            case LATE -> text.t("platform.work.why-late");
            case SOON -> text.t("platform.work.why-soon");
            case OK, MET, WAIT -> text.t("platform.work.why-opened", text.when(row.opened()));
        };
    }
}
