package org.anydoor.platform.audit.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.HistoryLine;
import org.anydoor.platform.audit.Trail;
import org.anydoor.platform.audit.Trail.Entry;
import org.anydoor.platform.audit.Trail.Question;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches the trail; whoever watches is watched: a search is an entry too. */
@Service
class AuditSearch {
    private static final int PAGE = 50;
    private static final int COUNTED = 10_000;

    private final Trail trail;
    private final Audit audit;
    private final Db db;
    private final ZoneId city;

    AuditSearch(Trail trail, Audit audit, Db db, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.trail = trail;
        this.audit = audit;
        this.db = db;
        this.city = city;
    }

    @Transactional
    public AuditView view(Caller.Member me, Text text, AuditForm asked, int page) {
        Question question = open(asked);
        long found = trail.count(question, COUNTED);
        Paging paging = Paging.of(page, PAGE, found);
        List<Entry> entries = trail.list(question, PAGE, (paging.number() - 1) * PAGE);
        audit.record("platform.audit-read", subjects(me, question));
        return new AuditView(
                entries.stream().map(it -> line(text, it)).toList(),
                people(me),
                trail.actions().stream()
                        .map(it -> new Option(it, HistoryLine.words(text, it)))
                        .toList(),
                text.t(found < COUNTED ? "platform.audit.found" : "platform.audit.found-more", found),
                paging);
    }

    @Transactional
    public String csv(Caller.Member me, Text text, AuditForm asked) {
        Question question = open(asked);
        List<Entry> entries = trail.list(question, COUNTED, 0);
        audit.record("platform.export", subjects(me, question));
        return new Csv<Entry>()
                .column(text.t("platform.audit.at"), Entry::at)
                .column(text.t("platform.audit.who"), it -> it.who().words(text))
                .column(text.t("platform.audit.what"), it -> HistoryLine.words(text, it.action()))
                .column(text.t("platform.audit.refused"), it -> it.refused() ? text.t("platform.audit.refused") : "")
                .column(text.t("platform.audit.subjects"), it -> String.join(" ", words(it.subjects())))
                .of(entries);
    }

    private Question open(AuditForm asked) {
        if (!trail.isOpen()) {
            throw new NotFound();
        }
        LocalDate until = asked.untilDay();
        return new Question(
                asked.personId(),
                asked.actionOrNull(),
                start(asked.fromDay()),
                until == null ? null : start(until.plusDays(1)),
                asked.subjectId());
    }

    private java.time.@Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(city).toInstant();
    }

    private static List<Audit.Subject> subjects(Caller.Member me, Question question) {
        UUID subject = question.subject();
        return subject == null ? List.of() : List.of(new Audit.Subject(subject, me.actingFor()));
    }

    private List<Option> people(Caller.Member me) {
        return db.sql("""
                select p.id, p.name from platform.person p join platform.membership m on m.person_id = p.id
                where m.agency_id = :agency order by p.name
                """)
                .with("agency", me.actingFor())
                .list((rs, n) -> new Option(Db.uuid(rs, "id").toString(), rs.getString("name")));
    }

    private static AuditView.Line line(Text text, Entry entry) {
        return new AuditView.Line(
                text.when(entry.at()),
                entry.who().words(text),
                HistoryLine.words(text, entry.action()),
                entry.refused(),
                words(entry.subjects()));
    }

    private static List<String> words(List<UUID> subjects) {
        return subjects.stream().map(UUID::toString).toList();
    }
}
