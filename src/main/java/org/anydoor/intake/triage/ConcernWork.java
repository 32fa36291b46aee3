package org.anydoor.intake.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Interpreter;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.work.WorkLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What intake says of its rows on "my work": the concern's short name, its door and the first words. */
@Component
class ConcernWork implements WorkLine {
    private final Db db;
    private final Text text;
    private final Doors doors;
    private final Queue queue;

    ConcernWork(Db db, Messages messages, Doors doors, Queue queue) {
        this.db = db;
        this.doors = doors;
        this.queue = queue;
        this.text = messages.in(Language.EN);
    }

    @Override
    public String module() {
        return Waits.MODULE;
    }

    /** While others are to answer, until their time is over. */
    @Override
    public Set<String> kindsForOthers() {
        return Set.of(Waits.ANSWERS);
    }

    /** Until somebody has decided on it. */
    @Override
    public Set<String> kindsOfAlarm() {
        return Set.of(Waits.ACKNOWLEDGE, Waits.DECIDE);
    }

    private record Words(
            UUID id,
            AgencyId owner,
            String shortName,
            String door,
            String opening,
            Danger danger,
            boolean selfReport,
            Language language,
            Interpreter interpreter) {}

    @Override
    @Transactional
    public Map<Open, Line> lines(Collection<Open> work) {
        Map<UUID, Words> concerns = db
                .sql("""
                select c.id, c.agency_id, c.short, c.door, left(c.what, 160) as opening, c.danger, c.self_report, c.language,
                  c.interpreter
                from intake.concern c where c.id = any(:ids)
                """)
                .with("ids", work.stream().map(Open::reference).distinct().toList())
                .list((rs, n) -> new Words(
                        Db.uuid(rs, "id"),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getString("short"),
                        rs.getString("door"),
                        rs.getString("opening"),
                        Db.constant(Danger.class, rs.getString("danger")),
                        rs.getBoolean("self_report"),
                        Language.find(rs.getString("language")).orElse(Language.EN),
                        Db.constant(Interpreter.class, rs.getString("interpreter"))))
                .stream()
                .collect(Collectors.toMap(Words::id, Function.identity()));
        Map<ConcernId, Queue.Sent> sent = queue.sent(
                work.stream()
                        .filter(it -> it.kind().equals(Waits.ANSWERS))
                        .map(it -> new ConcernId(it.reference()))
                        .collect(Collectors.toSet()),
                Me.now().agency());
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            Words words = concerns.get(open.reference());
            if (words != null) {
                lines.put(open, line(words, open.kind(), sent.get(new ConcernId(words.id()))));
            }
        }
        return lines;
    }

    private List<Mark> marks(Words words) {
        List<Mark> marks = new ArrayList<>();
        if (words.danger() == Danger.NOW) {
            marks.add(new Mark(text.t("intake.triage.flag.danger"), false));
        }
        if (words.selfReport()) {
            marks.add(new Mark(text.t("intake.triage.flag.young-person"), true));
        }
        if (words.interpreter() != Interpreter.NONE) {
            marks.add(new Mark(text.t("intake.triage.flag.interpreter-" + Db.word(words.interpreter())), true));
        }
        if (words.language() != Language.EN) {
            marks.add(new Mark(
                    text.t("intake.measure-languages." + words.language().tag()), true));
        }
        return marks;
    }

    private Line line(Words words, String kind, Queue.@Nullable Sent sent) {
        return new Line(
                text.t("intake.work." + kind, words.shortName(), doors.name(words.door())),
                words.opening().isBlank() ? text.t("intake.triage.no-words") : words.opening(),
                "/app/intake/" + words.id(),
                "intake.work." + kind + ".action",
                marks(words),
                words.owner(),
                sent == null || !kind.equals(Waits.ANSWERS)
                        ? null
                        : text.t("intake.work.answers.turn", String.join(", ", sent.to()), text.when(sent.at())));
    }
}
