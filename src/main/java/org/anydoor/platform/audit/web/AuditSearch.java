package org.anydoor.platform.audit.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.HistoryLine;
import org.anydoor.platform.audit.SubjectNames;
import org.anydoor.platform.audit.Trail;
import org.anydoor.platform.audit.Trail.Entry;
import org.anydoor.platform.audit.Trail.Question;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
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
    private final List<SubjectNames> names;
    private final ZoneId city;

    AuditSearch(
            Trail trail,
            Audit audit,
            Db db,
            List<SubjectNames> names,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.trail = trail;
        this.audit = audit;
        this.db = db;
        this.names = names;
        this.city = city;
    }

    @Transactional
    public AuditView view(Caller.Member me, Form form, AuditForm asked, int page) {
        Text text = form.page().text();
        Question question = open(form, asked);
        long found = trail.count(question, COUNTED);
        Paging paging = Paging.of(page, PAGE, found);
        List<Entry> entries = trail.list(question, PAGE, (paging.number() - 1) * PAGE);
        audit.record("platform.audit-read", subjects(me, question));
        return new AuditView(
                entries.stream().map(it -> line(text, it)).toList(),
                people(me),
                HistoryLine.actions(text).stream()
                        .map(it -> new Option(it, HistoryLine.words(text, it)))
                        .toList(),
                text.t(found < COUNTED ? "platform.audit.found" : "platform.audit.found-more", found),
                paging);
    }

    @Transactional
    public String csv(Caller.Member me, Form form, AuditForm asked) {
        Text text = form.page().text();
        Question question = open(form, asked);
        List<Entry> entries = trail.list(question, COUNTED, 0);
        audit.record("platform.export", subjects(me, question));
        return new Csv<Entry>()
                .column(text.t("platform.audit.at"), Entry::at)
                .column(text.t("platform.audit.who"), it -> it.who().words(text))
                .column(text.t("platform.audit.what"), it -> HistoryLine.words(text, it.action()))
                .column(text.t("platform.audit.refused"), it -> it.refused() ? text.t("platform.audit.refused") : "")
                .column(
                        text.t("platform.audit.subjects"),
                        it -> subjects(text, it).stream()
                                .map(AuditView.Subject::words)
                                .collect(Collectors.joining(", ")))
                .of(entries);
    }

    private Question open(Form form, AuditForm asked) {
        if (!trail.isOpen()) {
            throw new NotFound();
        }
        LocalDate until = asked.untilDay();
        return new Question(
                asked.personId(),
                asked.actionOrNull(),
                start(asked.fromDay()),
                until == null ? null : start(until.plusDays(1)),
                subject(form, asked));
    }

    /** By its number, or by the name that people call it. */
    private @Nullable UUID subject(Form form, AuditForm asked) {
        String typed = Typed.line(asked.subject());
        UUID number = asked.subjectId();
        if (typed.isEmpty() || number != null) {
            return number;
        }
        Optional<UUID> named = names.stream()
                .flatMap(it -> it.trace(typed).stream())
                .flatMap(it -> trail.named(it).stream())
                .findFirst();
        if (named.isEmpty()) {
            form.refuse("subject", "platform.audit.subject-wrong");
        }
        return named.orElse(null);
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

    private AuditView.Line line(Text text, Entry entry) {
        return new AuditView.Line(
                entry.id().toString(),
                text.when(entry.at()),
                entry.who().words(text),
                HistoryLine.words(text, entry.action()),
                entry.refused(),
                subjects(text, entry),
                entry.found());
    }

    private List<AuditView.Subject> subjects(Text text, Entry entry) {
        return entry.subjects().stream()
                .map(id -> new AuditView.Subject(id.toString(), words(text, entry.action(), id)))
                .toList();
    }

    /** As people call it, else by what it is and the end of its number. */
    private String words(Text text, String action, UUID id) {
        String kind = "platform.audit.kind." + action.substring(0, action.indexOf('.'));
        return names.stream()
                .filter(it -> it.isListedBy(action))
                .map(it -> it.words(text, id))
                .findFirst()
                .orElseGet(() -> text.t(
                        text.has(kind) ? kind : "platform.audit.kind",
                        id.toString().substring(30)));
    }
}
