package org.anydoor.care.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.care.Basis;
import org.anydoor.care.Care;
import org.anydoor.care.Draft;
import org.anydoor.care.Sending;
import org.anydoor.directory.HelpService;
import org.anydoor.directory.Need;
import org.anydoor.directory.ServiceDetails;
import org.anydoor.directory.ServiceFilter;
import org.anydoor.directory.ServiceId;
import org.anydoor.directory.Services;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Sending a referral in two looks: which service, then exactly what it will read and who answers by when. */
@Controller
class NewReferralPages {
    private final Care care;
    private final Services services;
    private final Origins origins;
    private final Agencies agencies;
    private final Rights rights;
    private final Clock clock;

    NewReferralPages(Care care, Services services, Origins origins, Agencies agencies, Rights rights, Clock clock) {
        this.care = care;
        this.services = services;
        this.origins = origins;
        this.agencies = agencies;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/app/care/new")
    String form(Page page, Form form, Model model) {
        maySend();
        return show(page, form, model);
    }

    @PostMapping("/app/care/new")
    String send(Page page, Form form, @Valid ReferralForm typed, BindingResult result, Model model) {
        maySend();
        Optional<UUID> service = Origins.id(form.value("service"));
        Basis basis = basis(form);
        if (form.isWrong(result) || service.isEmpty() || basis == null) {
            return show(page, form, model);
        }
        var draft = new Draft(
                new ServiceId(service.get()),
                Origins.id(form.value("concern")).orElse(null),
                Origins.id(form.value("youth")).map(YouthId::new).orElse(null),
                Typed.line(typed.called()),
                Typed.text(typed.summary()).strip(),
                basis);
        return switch (care.send(draft)) {
            case Sending.Sent(var id) -> "redirect:/app/care/" + id.value() + "?done=send";
            case Sending.Refused(var why) -> {
                form.refuse("service", "care.refused." + Db.word(why)).isWrong();
                yield show(page, form, model);
            }
        };
    }

    private static @Nullable Basis basis(Form form) {
        String law = Typed.line(form.value("law"));
        return switch (form.value("basis")) {
            case "wanted" -> new Basis.Wanted();
            case "law" -> {
                if (law.isEmpty()) {
                    form.refuse("law", "care.new.law.missing");
                }
                yield new Basis.Law(law);
            }
            default -> {
                form.refuse("basis", "care.new.basis.missing");
                yield null;
            }
        };
    }

    private String show(Page page, Form form, Model model) {
        @Nullable
        Offer chosen = Origins.id(form.value("service"))
                .flatMap(it -> services.find(new ServiceId(it)))
                .filter(HelpService::takesReferrals)
                .map(it -> offer(page, it, agencies.walled()))
                .orElse(null);
        model.addAttribute("chosen", chosen);
        model.addAttribute("offers", chosen == null ? offers(page, form.value("need")) : List.of());
        model.addAttribute("needs", needs(page));
        model.addAttribute("origin", origins.of(form));
        model.addAttribute(
                "bases",
                Stream.of("wanted", "law")
                        .map(it -> new Option(it, page.t("care.basis." + it)))
                        .toList());
        return "care/new";
    }

    private List<Offer> offers(Page page, String need) {
        Set<AgencyId> agreed = care.mayRefer();
        Set<AgencyId> walled = agencies.walled();
        return services.search(new ServiceFilter(need(need), null, null)).stream()
                .filter(HelpService::takesReferrals)
                .filter(it -> agreed.contains(it.organisation().agency()))
                .filter(it -> !agency().equals(it.organisation().agency()))
                .map(it -> offer(page, it, walled))
                .toList();
    }

    private static @Nullable Need need(String word) {
        return Stream.of(Need.values())
                .filter(it -> Db.word(it).equals(word))
                .findFirst()
                .orElse(null);
    }

    private Offer offer(Page page, HelpService it, Set<AgencyId> walled) {
        AgencyId to = it.organisation().agency();
        return new Offer(
                it.id().value().toString(),
                it.details().name(),
                it.organisation().name(),
                page.t("directory.need." + Db.word(it.details().need())),
                it.details().about(),
                fits(page, it.details()),
                to == null || walled.contains(to),
                page.when(clock.instant().plus(Duration.ofHours(it.details().answerHours()))));
    }

    /** Whom it takes, as far as it says so: ages, and languages without an interpreter. */
    private static String fits(Page page, ServiceDetails it) {
        Integer min = it.minAge();
        Integer max = it.maxAge();
        String ages = "";
        if (min != null || max != null) {
            ages = page.t(
                    max == null ? "care.new.ages-from" : "care.new.ages",
                    min == null ? 0 : min,
                    max == null ? "" : max);
        }
        String languages = it.languages().stream()
                .map(tag -> page.text().has("directory.language." + tag) ? page.t("directory.language." + tag) : tag)
                .collect(Collectors.joining(", "));
        return Stream.of(ages, languages).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private List<Option> needs(Page page) {
        return Stream.of(Need.values())
                .map(Db::word)
                .map(word -> new Option(word, page.t("directory.need." + word)))
                .toList();
    }

    private void maySend() {
        if (!rights.has("service") || agencies.isWalled(agency())) {
            throw new NotFound();
        }
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
