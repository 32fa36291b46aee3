package org.anydoor.intake.triage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.intake.Doors;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.work.WorkLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What intake says of its rows on "my work": the concern's short name, its door and the first words. */
@Component
class ConcernWork implements WorkLine {
    private final Db db;
    private final Text text;
    private final Doors doors;

    ConcernWork(Db db, Messages messages, Doors doors) {
        this.db = db;
        this.doors = doors;
        this.text = messages.in(Language.EN);
    }

    @Override
    public String module() {
        return Waits.MODULE;
    }

    private record Words(UUID id, String shortName, String door, String opening) {}

    @Override
    @Transactional
    public Map<Open, Line> lines(Collection<Open> work) {
        Map<UUID, Words> concerns = db
                .sql("""
                select c.id, c.short, c.door, left(c.what, 160) as opening from intake.concern c where c.id = any(:ids)
                """)
                .with("ids", work.stream().map(Open::reference).distinct().toList())
                .list((rs, n) -> new Words(
                        Db.uuid(rs, "id"), rs.getString("short"), rs.getString("door"), rs.getString("opening")))
                .stream()
                .collect(Collectors.toMap(Words::id, Function.identity()));
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            Words words = concerns.get(open.reference());
            if (words != null) {
                lines.put(open, line(words, open.kind()));
            }
        }
        return lines;
    }

    private Line line(Words words, String kind) {
        return new Line(
                text.t("intake.work." + kind, words.shortName(), doors.name(words.door())),
                words.opening().isBlank() ? text.t("intake.triage.no-words") : words.opening(),
                "/app/intake/" + words.id(),
                "intake.work." + kind + ".action");
    }
}
