package org.anydoor.youth.web;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.Candidate;
import org.anydoor.youth.Gender;
import org.anydoor.youth.GivenAge;
import org.anydoor.youth.SafetyFlag;
import org.anydoor.youth.Sought;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthChange;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.YouthSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding, opening and changing a young person's record. Names are posted, never put into an address that logs keep. */
@Controller
class YouthPages {
    private static final int SIZE = 25;
    private static final int MOST = 200;

    private final Youth youth;
    private final Rights rights;
    private final CandidateRows candidates;

    YouthPages(Youth youth, Rights rights, CandidateRows candidates) {
        this.youth = youth;
        this.rights = rights;
        this.candidates = candidates;
    }

    @Bean
    static NavEntry youthMenu() {
        return new NavEntry("youth.nav", "/app/youth", 30, "identity");
    }

    @GetMapping("/app/youth")
    String list(Page page, Form form, @RequestParam(name = "page", defaultValue = "1") String number, Model model) {
        mayRead();
        long total = youth.count();
        var paging = Paging.of(Paging.asked(number), SIZE, total);
        model.addAttribute("searched", false);
        model.addAttribute("candidates", List.of());
        show(page, model, youth.newest((paging.number() - 1) * SIZE, SIZE), total, paging);
        model.addAttribute("shared", rows(page, youth.shared()));
        return "youth/list";
    }

    @PostMapping("/app/youth/search")
    String search(Page page, Form form, @RequestParam(name = "page", defaultValue = "1") String asked, Model model) {
        int number = Math.clamp(Paging.asked(asked), 1, MOST);
        mayRead();
        if (Typed.line(form.value("name")).isEmpty()) {
            form.refuse("name", "youth.search.missing");
        }
        @Nullable YouthSearch wanted = wanted(form);
        LocalDate born = YouthForm.birth(form.value("born"), form, "born", youth.today());
        model.addAttribute("searched", true);
        model.addAttribute("shared", List.of());
        model.addAttribute("candidates", List.of());
        if (form.isWrong() || wanted == null) {
            show(page, model, List.of(), 0, Paging.of(1, SIZE, 0));
            return "youth/list";
        }
        var found = youth.search(wanted, number, SIZE);
        List<Candidate> likely = number > 1 ? List.of() : candidates.find(sought(wanted, born));
        Set<YouthId> above = likely.stream().map(it -> it.record().id()).collect(Collectors.toSet());
        List<YouthRecord> others =
                found.shown().stream().filter(it -> !above.contains(it.id())).toList();
        model.addAttribute("candidates", candidates.rows(likely, page));
        show(page, model, others, found.total(), Paging.of(number, SIZE, found.total()));
        return "youth/list";
    }

    private Sought sought(YouthSearch wanted, @Nullable LocalDate born) {
        Integer age = wanted.age();
        return Sought.typed(wanted.name(), born, age == null ? null : GivenAge.about(age, 1, youth.today()));
    }

    @PostMapping("/app/youth/csv")
    ResponseEntity<byte[]> csv(Page page, Form form) {
        mayRead();
        @Nullable YouthSearch wanted = wanted(form);
        boolean all = wanted == null || Typed.line(form.value("name")).isEmpty();
        var shown = all ? youth.export(null, 10_000) : youth.export(wanted, MOST);
        String file = new Csv<YouthRow>()
                .column(page.t("youth.list.called"), YouthRow::called)
                .column(page.t("youth.list.pronouns"), YouthRow::pronouns)
                .column(page.t("youth.list.names"), YouthRow::otherNames)
                .column(page.t("youth.list.age"), YouthRow::agedAs)
                .column(page.t("youth.list.opened"), it -> page.text().stamp(it.madeAt()))
                .of(rows(page, shown));
        return CsvAnswer.of("youth", file);
    }

    @GetMapping("/app/youth/new")
    String blank(Page page, Form form, Model model) {
        mayRead();
        return edit(page, model, "/app/youth/new", null);
    }

    /** Before a second record of the same child is made, whoever opens it is asked once whether they are one of those known. */
    @PostMapping("/app/youth/new")
    String open(
            Page page,
            Form form,
            @Valid YouthForm typed,
            BindingResult result,
            @RequestParam(defaultValue = "") String asked,
            Model model) {
        mayRead();
        form.isWrong(result);
        Optional<YouthDetails> details = typed.details(form, null, youth.today());
        List<Candidate> known = asked.isEmpty()
                ? details.map(it -> candidates.worthAsking(Sought.of(it))).orElse(List.of())
                : List.of();
        if (details.isPresent() && known.isEmpty()) {
            return "redirect:/app/youth/" + youth.open(details.get()).value();
        }
        model.addAttribute("candidates", candidates.rows(known, page));
        return edit(page, model, "/app/youth/new", null);
    }

    /** A part of a page, for the script that asks while somebody types. */
    @PostMapping("/app/youth/new/candidates")
    String whileTyping(Page page, Form form, @Valid YouthForm typed, BindingResult result, Model model) {
        mayRead();
        form.isWrong(result);
        List<Candidate> known = typed.details(form, null, youth.today())
                .map(it -> candidates.worthAsking(Sought.of(it)))
                .orElse(List.of());
        model.addAttribute("candidates", candidates.rows(known, page));
        return "youth/typing";
    }

    @GetMapping("/app/youth/{id}/change")
    String change(Page page, Form form, @PathVariable UUID id, Model model) {
        YouthRecord record = own(id);
        YouthForm.fill(form, record.details(), record.version());
        return edit(page, model, "/app/youth/" + id + "/change", null);
    }

    @PostMapping("/app/youth/{id}/change")
    String save(
            Page page, Form form, @PathVariable UUID id, @Valid YouthForm typed, BindingResult result, Model model) {
        YouthDetails before = own(id).details();
        form.isWrong(result);
        String here = "/app/youth/" + id + "/change";
        var details = typed.details(form, before, youth.today());
        if (details.isEmpty()) {
            return edit(page, model, here, null);
        }
        return switch (youth.change(new YouthId(id), typed.versionSeen(), details.get())) {
            case YouthChange.Done done -> "redirect:/app/youth/" + id;
            case YouthChange.NotYours notYours -> throw new NotFound();
            case YouthChange.Overtaken(YouthRecord now) -> {
                form.put("version", now.version());
                yield edit(page, model, here, YouthRow.of(now, youth.today(), page.text()));
            }
        };
    }

    private YouthRecord own(UUID id) {
        mayRead();
        YouthRecord record = youth.read(new YouthId(id)).orElseThrow(NotFound::new);
        if (!youth.isOwn(record)) {
            throw new NotFound();
        }
        return record;
    }

    private String edit(Page page, Model model, String action, @Nullable YouthRow meanwhile) {
        if (!model.containsAttribute("candidates")) {
            model.addAttribute("candidates", List.of());
        }
        model.addAttribute("action", action);
        model.addAttribute("meanwhile", meanwhile);
        model.addAttribute(
                "genders",
                options(page, "youth.gender.", Stream.of(Gender.values()).map(Db::word)));
        model.addAttribute(
                "flagOptions",
                options(page, "youth.flag.", Stream.of(SafetyFlag.values()).map(Db::word)));
        model.addAttribute("languages", options(page, "youth.language.", YouthForm.LANGUAGES.stream()));
        model.addAttribute("tolerances", options(page, "youth.tolerance.", Stream.of("0", "1", "2", "3")));
        return "youth/edit";
    }

    private static List<Option> options(Page page, String key, Stream<String> words) {
        return words.map(word -> new Option(word, page.t(key + word))).toList();
    }

    private static @Nullable YouthSearch wanted(Form form) {
        String age = Typed.line(form.value("age"));
        if (!age.isEmpty() && !age.matches("[0-9]{1,2}")) {
            form.refuse("age", "youth.form.age.wrong");
            return null;
        }
        return new YouthSearch(Typed.line(form.value("name")), age.isEmpty() ? null : Integer.valueOf(age));
    }

    private void show(Page page, Model model, List<YouthRecord> shown, long total, Paging paging) {
        model.addAttribute("rows", rows(page, shown));
        model.addAttribute("total", total);
        model.addAttribute("paging", paging);
        model.addAttribute("emergency", rights.has("emergency"));
    }

    private List<YouthRow> rows(Page page, List<YouthRecord> records) {
        return records.stream()
                .map(it -> YouthRow.of(it, youth.today(), page.text()))
                .toList();
    }

    private void mayRead() {
        if (!rights.has("identity")) {
            throw new NotFound();
        }
    }
}
