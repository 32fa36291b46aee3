package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.Queue;
import org.anydoor.intake.triage.QueueFilter;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.oncall.Calls;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of concerns of one agency, ordered by what is due. */
@Controller
class QueuePage {
    private final Queue queue;
    private final Doors doors;
    private final Calls calls;
    private final Clock clock;

    QueuePage(Queue queue, Doors doors, Calls calls, Clock clock) {
        this.calls = calls;
        this.queue = queue;
        this.doors = doors;
        this.clock = clock;
    }

    @Bean
    static NavEntry concernsEntry() {
        return new NavEntry("intake.triage.nav", "/app/intake", 20, "concern");
    }

    /** What the address asks for. */
    record Asked(
            @Nullable String show,
            @Nullable String urgency,
            @Nullable String door,
            @Nullable String language,
            @Nullable String interpreter,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String page) {
        QueueFilter filter() {
            return QueueFilter.of(show, urgency, door, language, interpreter, q, sort, page);
        }
    }

    @GetMapping("/app/intake")
    String list(Page page, Form form, Asked asked, Model model) {
        return show(page, asked.filter(), model);
    }

    /** By short name or nickname; it is posted, since no name belongs into an address. */
    @PostMapping("/app/intake/find")
    String find(Page page, Form form, Model model) {
        String words = Typed.line(form.value("q"));
        return words.isEmpty() ? "redirect:/app/intake" : show(page, QueueFilter.found(words), model);
    }

    private String show(Page page, QueueFilter filter, Model model) {
        model.addAttribute(
                "queue",
                QueueView.of(page, filter, queue.list(filter), doors, calls.unanswered("intake"), clock.instant()));
        model.addAttribute(
                "urgencies",
                options(page, Arrays.stream(Urgency.values()).map(u -> word(u)), "intake.triage.urgency."));
        model.addAttribute(
                "doors",
                doors.all().stream().map(it -> new Option(it.key(), it.name())).toList());
        model.addAttribute(
                "languages",
                options(page, Arrays.stream(Language.values()).map(Language::tag), "intake.measure-languages."));
        return "intake/triageQueue";
    }

    private static List<Option> options(Page page, Stream<String> words, String keys) {
        return words.map(it -> new Option(it, page.t(keys + it))).toList();
    }

    @GetMapping(path = "/app/intake", params = "as=csv")
    ResponseEntity<byte[]> export(Page page, Asked asked, @RequestParam("as") String as) {
        Queue.Listed listed = queue.export(asked.filter());
        Csv<Queue.Row> csv = new Csv<Queue.Row>()
                .column(page.t("intake.triage.csv.short"), Queue.Row::shortName)
                .column(page.t("intake.triage.csv.arrived"), row -> page.text().stamp(row.arrived()))
                .column(page.t("intake.triage.csv.door"), row -> doors.name(row.door()))
                .column(page.t("intake.triage.csv.language"), row -> Words.language(page.text(), row.language()))
                .column(page.t("intake.triage.csv.urgency"), row -> Words.urgency(page.text(), row.urgency()))
                .column(page.t("intake.triage.csv.state"), row -> page.t("intake.triage.state." + word(row.state())))
                .column(page.t("intake.triage.csv.due"), row -> page.text().stamp(row.due()))
                .column(page.t("intake.triage.csv.holder"), row -> holder(listed, row))
                .column(page.t("intake.triage.csv.said"), Queue.Row::opening);
        return CsvAnswer.of("concerns", csv.of(listed.rows()));
    }

    private static @Nullable String holder(Queue.Listed listed, Queue.Row row) {
        return listed.names().get(row.person() == null ? row.team() : row.person());
    }
}
