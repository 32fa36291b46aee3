package org.anydoor.care.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.care.Answering;
import org.anydoor.care.Care;
import org.anydoor.care.DeclineReason;
import org.anydoor.care.Referral;
import org.anydoor.care.ReferralId;
import org.anydoor.care.ReferralState;
import org.anydoor.directory.HelpService;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came in and went out, one referral, and the receiver's answer. */
@Controller
class CarePages {
    private static final int SIZE = 25;
    private static final int MOST = 10_000;

    /** What a deed is called once it is done, and what of it an agency that sees only that a referral came is told. */
    private record Done(String key, String toWalled) {}

    private static final Map<String, Done> DONE = Map.of(
            "?done=send", new Done("care.done.send", "care.done.send-walled"),
            "?done=accept", new Done("care.done.accept", "care.done.accept-walled"),
            "?done=decline", new Done("care.done.decline", "care.done.decline-walled"),
            "?done=withdraw", new Done("care.done.withdraw", "care.done.withdraw"),
            "?done=noted", new Done("care.done.noted", "care.done.noted"));

    private final Care care;
    private final Agencies agencies;
    private final Rights rights;
    private final Clock clock;

    CarePages(Care care, Agencies agencies, Rights rights, Clock clock) {
        this.care = care;
        this.agencies = agencies;
        this.rights = rights;
        this.clock = clock;
    }

    @Bean
    static NavEntry careMenu() {
        return new NavEntry("care.nav", "/app/care", 40, "service");
    }

    @GetMapping("/app/care")
    String list(
            Page page,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(name = "page", defaultValue = "1") String number,
            Model model) {
        mayRefer();
        long out = care.countSent();
        long in = care.countReceived();
        boolean sent = way.equals("out") || (way.isEmpty() && in == 0 && out > 0);
        var paging = Paging.of(Paging.asked(number), SIZE, sent ? out : in);
        int from = (paging.number() - 1) * SIZE;
        model.addAttribute("rows", views(page, sent ? care.sent(from, SIZE) : care.received(from, SIZE)));
        model.addAttribute("sent", sent);
        model.addAttribute("countSent", out);
        model.addAttribute("countReceived", in);
        model.addAttribute("paging", paging);
        model.addAttribute("maySend", !agencies.isWalled(agency()));
        return "care/list";
    }

    @GetMapping("/app/care/csv")
    ResponseEntity<byte[]> csv(Page page, @RequestParam(defaultValue = "in") String way) {
        mayRefer();
        String file = new Csv<ReferralView>()
                .column(page.t("care.csv.short"), ReferralView::shortName)
                .column(page.t("care.csv.other"), ReferralView::other)
                .column(page.t("care.csv.service"), ReferralView::service)
                .column(page.t("care.csv.called"), ReferralView::called)
                .column(page.t("care.csv.sent"), it -> page.text().stamp(it.sentAt()))
                .column(page.t("care.csv.state"), ReferralView::state)
                .of(views(page, care.export(way.equals("out"), MOST)));
        return CsvAnswer.of("referrals", file);
    }

    @GetMapping("/app/care/{id}")
    String referral(Page page, Form form, @PathVariable UUID id, Model model) {
        return show(page, id, model);
    }

    @PostMapping("/app/care/{id}/accept")
    String accept(@PathVariable UUID id) {
        return after(care.accept(new ReferralId(id)), id, "accept");
    }

    @PostMapping("/app/care/{id}/decline")
    String decline(Page page, Form form, @PathVariable UUID id, Model model) {
        var reason = Stream.of(DeclineReason.values())
                .filter(it -> Db.word(it).equals(form.value("reason")))
                .findFirst();
        if (reason.isEmpty()) {
            form.refuse("reason", "care.decline.missing").isWrong();
            return show(page, id, model);
        }
        return after(care.decline(new ReferralId(id), reason.get()), id, "decline");
    }

    @PostMapping("/app/care/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "0") int version) {
        return after(care.withdraw(new ReferralId(id), version), id, "withdraw");
    }

    @PostMapping("/app/care/{id}/noted")
    String noted(@PathVariable UUID id) {
        return after(care.noted(new ReferralId(id)), id, "noted");
    }

    private static String after(Answering answering, UUID id, String done) {
        return switch (answering) {
            case DONE -> "redirect:/app/care/" + id + "?done=" + done;
            case TOO_LATE -> "redirect:/app/care/" + id + "?late";
            case STILL_WAITS -> "redirect:/app/care/" + id + "?waits";
            case NOT_YOURS -> throw new NotFound();
        };
    }

    private String show(Page page, UUID id, Model model) {
        Referral referral = care.read(new ReferralId(id)).orElseThrow(NotFound::new);
        ReferralView view = ReferralView.of(referral, agency(), clock.instant(), page.text());
        model.addAttribute("referral", view);
        model.addAttribute("notDone", notDone(page));
        model.addAttribute("done", done(page, view));
        model.addAttribute(
                "mayOpenRecord", !view.mine() && view.at() == ReferralState.ACCEPTED && rights.has("identity"));
        model.addAttribute(
                "from", referral.concern() == null || !view.mine() ? "" : "/app/intake/" + referral.concern());
        model.addAttribute(
                "youth",
                referral.youth() == null || !view.mine()
                        ? ""
                        : "/app/youth/" + referral.youth().value());
        model.addAttribute("next", goesOn(view) ? nextLinks(referral) : List.of());
        model.addAttribute(
                "reasons",
                Stream.of(DeclineReason.values())
                        .map(Db::word)
                        .map(word -> new Option(word, page.t("care.reason." + word)))
                        .toList());
        return "care/referral";
    }

    /** Why what was asked could not be done; empty where nothing was asked. */
    private static String notDone(Page page) {
        return switch (page.query()) {
            case "?late" -> page.t("care.one.late");
            case "?waits" -> page.t("care.one.waits");
            default -> "";
        };
    }

    /** What was just done, in words; a word of the address that no deed wrote says nothing. */
    private static String done(Page page, ReferralView view) {
        Done done = DONE.get(page.query());
        if (done == null) {
            return "";
        }
        return page.t(view.walled() ? done.toWalled() : done.key(), view.other());
    }

    private static boolean goesOn(ReferralView view) {
        return view.mine()
                && (view.at() == ReferralState.DECLINED
                        || view.at() == ReferralState.NO_ANSWER
                        || (view.at() == ReferralState.DELIVERED && view.timeOver()));
    }

    private List<NextService> nextLinks(Referral referral) {
        String origin = (referral.concern() == null ? "" : "&concern=" + referral.concern())
                + (referral.youth() == null ? "" : "&youth=" + referral.youth().value());
        return care.next(referral).stream().map(it -> next(it, origin)).toList();
    }

    private static NextService next(HelpService it, String origin) {
        return new NextService(
                it.details().name(),
                it.organisation().name(),
                "/app/care/new?service=" + it.id().value() + origin);
    }

    private List<ReferralView> views(Page page, List<Referral> referrals) {
        return referrals.stream()
                .map(it -> ReferralView.of(it, agency(), clock.instant(), page.text()))
                .toList();
    }

    private void mayRefer() {
        if (!rights.has("service")) {
            throw new NotFound();
        }
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
