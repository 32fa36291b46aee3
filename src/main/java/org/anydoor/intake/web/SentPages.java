package org.anydoor.intake.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Sent;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What I sent, and how far it is. */
@Controller
class SentPages {

    private static final int SIZE = 25;
    private static final int MOST_EXPORTED = 5_000;
    private static final int LONGEST_SEARCH = 40;

    private final Sent sent;
    private final Doors doors;

    SentPages(Sent sent, Doors doors) {
        this.sent = sent;
        this.doors = doors;
    }

    @Bean
    static NavEntry sentEntry(Doors doors) {
        return new NavEntry("intake.staff.sent", "/app/sent", 45, "concern", it -> doors.isOpenTo(it.agencyKind()));
    }

    @GetMapping("/app/sent")
    String list(Page page, Form form, Model model) {
        Sent.Asked asked = asked(form);
        String number = form.value("page");
        Paging paging = Paging.of(number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 1, SIZE, sent.count(asked));
        model.addAttribute(
                "lines",
                sent.list(asked, (paging.number() - 1) * SIZE, SIZE).stream()
                        .map(it -> line(page, it))
                        .toList());
        model.addAttribute("paging", paging);
        model.addAttribute("searched", !asked.shortName().isEmpty());
        return "intake/sent";
    }

    @GetMapping(path = "/app/sent", params = "as=csv")
    ResponseEntity<byte[]> export(Page page, Form form, @RequestParam("as") String as) {
        Csv<Sent.Concern> csv = new Csv<Sent.Concern>()
                .column(page.t("intake.triage.csv.short"), Sent.Concern::shortName)
                .column(page.t("intake.triage.csv.arrived"), it -> page.when(it.arrived()))
                .column(page.t("intake.triage.csv.door"), it -> doors.name(it.door()))
                .column(page.t("intake.triage.csv.state"), it -> stage(page, it))
                .column(page.t("intake.staff.sent-about"), SentPages::about)
                .column(page.t("intake.triage.csv.said"), Sent.Concern::what);
        return CsvAnswer.of("sent", csv.of(sent.export(asked(form), MOST_EXPORTED)));
    }

    private static Sent.Asked asked(Form form) {
        String typed = Typed.line(form.value("q"));
        return new Sent.Asked(typed.substring(0, Math.min(LONGEST_SEARCH, typed.length())), form.has("sort", "oldest"));
    }

    private StaffDoorView.SentLine line(Page page, Sent.Concern concern) {
        return new StaffDoorView.SentLine(
                concern.shortName(),
                doors.name(concern.door()),
                page.whenAndAgo(concern.arrived()),
                stage(page, concern),
                about(concern),
                concern.what());
    }

    private static String stage(Page page, Sent.Concern concern) {
        return page.t("intake.stage." + Db.word(concern.stage()));
    }

    private static String about(Sent.Concern concern) {
        List<String> said = Stream.of(concern.called(), concern.age(), concern.place(), concern.when())
                .filter(Objects::nonNull)
                .toList();
        return said.stream().collect(Collectors.joining("; "));
    }
}
