package org.anydoor.platform.work.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.work.WorkAssigned;
import org.anydoor.platform.work.web.WorkWords.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for the reader and their agency, and handing one row over. */
@Service
class MyWork {
    private static final int PAGE = 25;
    private static final int SEARCHED = 2_000;

    private final WorkRows rows;
    private final WorkWords words;
    private final Audit audit;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MyWork(
            WorkRows rows,
            WorkWords words,
            Audit audit,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.words = words;
        this.audit = audit;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** How a hand-over ended. */
    sealed interface HandOver {
        record Done() implements HandOver {}

        /** Somebody was first; the row as they left it. */
        record Overtaken(WorkRow now) implements HandOver {}

        /** A colleague is assigned to it, and the reader neither is nor decides who works on what. */
        record Held() implements HandOver {}
    }

    /** A page of rows; whose words it shows is in the audit. */
    @Transactional
    public WorkView view(Caller.Member me, Text text, Show show, String q, int page) {
        WorkRows.Counts counts = rows.counts(me, words.kinds());
        List<Told> found = q.isEmpty() ? List.of() : search(me, show, q);
        Paging paging = Paging.of(page, PAGE, q.isEmpty() ? counts.of(show) : found.size());
        int from = (paging.number() - 1) * PAGE;
        List<Told> shown = q.isEmpty()
                ? words.tell(rows.list(me, words.kinds(), show, PAGE, from))
                : found.subList(from, Math.min(found.size(), from + PAGE));
        record("platform.list", me, shown);
        List<WorkView.Item> items = IntStream.range(0, shown.size())
                .mapToObj(i -> words.item(text, shown.get(i), i == 0 && from == 0))
                .toList();
        List<WorkView.Chip> chips = List.of(Show.values()).stream()
                .map(it -> new WorkView.Chip(it, counts.of(it)))
                .toList();
        return new WorkView(
                items,
                chips,
                show,
                q,
                paging,
                counts.mine(),
                counts.of(Show.OTHERS),
                counts.overdue(),
                clock.instant());
    }

    /** The same rows as the page's, all pages; which records left is in the audit. */
    @Transactional
    public String csv(Caller.Member me, Text text, Show show, String q) {
        List<Told> found =
                q.isEmpty() ? words.tell(rows.list(me, words.kinds(), show, SEARCHED, 0)) : search(me, show, q);
        record("platform.export", me, found);
        return new Csv<WorkView.Item>()
                .column(text.t("platform.work.csv-clock"), it -> it.clock().words())
                .column(text.t("platform.work.csv-due"), it -> it.due() == null ? null : text.stamp(it.due()))
                .column(text.t("platform.work.csv-rule"), it -> it.clock().what())
                .column(text.t("platform.work.csv-what"), WorkView.Item::title)
                .column(text.t("platform.work.csv-about"), WorkView.Item::about)
                .column(text.t("platform.work.csv-turn"), WorkView.Item::turn)
                .column(text.t("platform.work.csv-why"), WorkView.Item::why)
                .of(found.stream().map(it -> words.item(text, it, false)).toList());
    }

    /** Names those of which the reader was told words; a row without any tells nothing of anybody. */
    private void record(String action, Caller.Member me, List<Told> told) {
        List<Audit.Subject> subjects = told.stream()
                .filter(it -> it.line() != null)
                .map(it -> it.subject(me.actingFor()))
                .distinct()
                .toList();
        if (!subjects.isEmpty()) {
            audit.record(action, subjects);
        }
    }

    private List<Told> search(Caller.Member me, Show show, String q) {
        String wanted = q.toLowerCase(Locale.ROOT);
        return words.tell(rows.list(me, words.kinds(), show, SEARCHED, 0)).stream()
                .filter(it -> it.isAbout(wanted))
                .toList();
    }

    /** One row with its words, which are in the audit; absent and hidden are alike. */
    @Transactional
    public Told get(Caller.Member me, UUID work) {
        List<Told> told = words.tell(List.of(rows.find(me, words.kinds(), work).orElseThrow(NotFound::new)));
        record("platform.list", me, told);
        return told.getFirst();
    }

    /** Gives the row away, unless somebody has changed it since the reader saw it. */
    @Transactional
    public HandOver assign(Caller.Member me, UUID work, int version, @Nullable UUID person, @Nullable UUID team) {
        WorkRow row = rows.find(me, words.kinds(), work).orElseThrow(NotFound::new);
        if (!rows.mayAssign(row)) {
            return new HandOver.Held();
        }
        if (!rows.assign(work, version, person, team)) {
            return new HandOver.Overtaken(row);
        }
        audit.record(
                "platform.assign", List.of(words.tell(List.of(row)).getFirst().subject(me.actingFor())));
        if (person != null && !person.equals(me.id().value())) {
            notices.tell(me.actingFor(), new PersonId(person), "handed");
        }
        events.publishEvent(new WorkAssigned(
                work, row.module(), row.kind(), row.reference(), me.actingFor().value(), person, team));
        return new HandOver.Done();
    }
}
