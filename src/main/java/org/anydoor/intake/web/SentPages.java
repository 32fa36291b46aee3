package org.anydoor.intake.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.directory.CrisisLine;
import org.anydoor.intake.CityTime;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Door;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Sent;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What I sent, and how far it is. */
@Controller
class SentPages {

    private static final int SIZE = 25;
    private static final int MOST_EXPORTED = 5_000;
    private static final int LONGEST_SEARCH = 40;

    private final Sent sent;
    private final Doors doors;
    private final DoorViews views;
    private final ReceiptViews receipts;
    private final Signatures signatures;
    private final CityTime time;
    private final Clock clock;

    SentPages(
            Sent sent,
            Doors doors,
            DoorViews views,
            ReceiptViews receipts,
            Signatures signatures,
            CityTime time,
            Clock clock) {
        this.receipts = receipts;
        this.signatures = signatures;
        this.time = time;
        this.views = views;
        this.clock = clock;
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
        Paging paging = Paging.of(Paging.asked(form.value("page")), SIZE, sent.count(asked));
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
                .column(page.t("intake.triage.csv.arrived"), it -> page.text().stamp(it.arrived()))
                .column(page.t("intake.triage.csv.door"), it -> doors.name(it.door()))
                .column(page.t("intake.triage.csv.state"), it -> stage(page, it))
                .column(page.t("intake.staff.sent-about"), SentPages::about)
                .column(page.t("intake.triage.csv.said"), Sent.Concern::what);
        return CsvAnswer.of("sent", csv.of(sent.export(asked(form), MOST_EXPORTED)));
    }

    /** The written report, filled in anew for as long as the sender owes it. */
    @GetMapping("/app/sent/{id}/report")
    String report(@PathVariable UUID id, Page page, Model model) {
        Sent.Told told = sent.told(new ConcernId(id)).orElseThrow(NotFound::new);
        Door door = doors.find(told.door()).orElseThrow(NotFound::new);
        model.addAttribute("report", receipts.report(page, door, signatures.under(door, answers(told))));
        return "intake/staffReport";
    }

    private Answers answers(Sent.Told told) {
        Instant oral = told.told();
        return new Answers(Map.of(Names.WHAT, List.of(told.what()), Names.SIGNS, told.signs()))
                .orElse(Names.HARM, told.harm())
                .orElse(Names.CALLED, told.called())
                .orElse(Names.AGE, told.age())
                .orElse(Names.GENDER, told.gender())
                .orElse(Names.LOOK, told.look())
                .orElse(Names.PLACE_SAID, told.place())
                .orElse(Names.WHEN_SAID, told.when())
                .orElse(Names.LEARNED_AT, time.field(told.learned()))
                .orElse(Names.ORAL_AT, oral == null ? null : time.field(oral));
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
                concern.what(),
                owed(page, concern));
    }

    /** The two reports that nobody else can make for the sender, until each is recorded. */
    private List<StaffDoorView.OwnReport> owed(Page page, Sent.Concern concern) {
        List<StaffDoorView.OwnReport> owed = new ArrayList<>();
        Sent.Duty duty = ofSender(concern) ? concern.duty() : null;
        if (duty != null && !duty.told()) {
            String dials = views.line("child-protection").map(CrisisLine::dials).orElse("911");
            owed.add(report(page, "oral", duty.oralBy(), dials, views.phone("child-protection")));
        }
        if (duty != null && !duty.written()) {
            owed.add(report(page, "written", duty.writtenBy(), null, null)
                    .filledIn("/app/sent/" + concern.id().value() + "/report"));
        }
        return owed;
    }

    /** What a caller owes is not the operator's. */
    private boolean ofSender(Sent.Concern concern) {
        return doors.find(concern.door())
                .filter(it -> it.asksFor(Ask.CALLER.key()))
                .isEmpty();
    }

    private StaffDoorView.OwnReport report(
            Page page, String which, Instant due, @Nullable String dials, @Nullable String phone) {
        boolean late = due.isBefore(clock.instant());
        String by = page.text()
                .endOfDay(due)
                .map(day -> page.t("intake.staff.end-of", day))
                .orElseGet(() -> page.when(due));
        return new StaffDoorView.OwnReport(
                page.t("intake.staff.own-" + which + (late ? "-late" : ""), by), late, dials, phone, null);
    }

    private static String stage(Page page, Sent.Concern concern) {
        return page.t("intake.staff.stage." + Db.word(concern.stage()));
    }

    private static String about(Sent.Concern concern) {
        List<String> said = Stream.of(concern.called(), concern.age(), concern.place(), concern.when())
                .filter(Objects::nonNull)
                .toList();
        return said.stream().collect(Collectors.joining("; "));
    }
}
