package org.anydoor.care.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.care.Care;
import org.anydoor.care.Draft;
import org.anydoor.care.Sending;
import org.anydoor.directory.HelpService;
import org.anydoor.directory.ServiceFilter;
import org.anydoor.directory.ServiceId;
import org.anydoor.directory.Services;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.ConcernNames;
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
import org.anydoor.youth.Youth;
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
    private final Youth youth;
    private final ConcernNames concerns;
    private final Rights rights;
    private final Clock clock;

    NewReferralPages(Care care, Services services, Youth youth, ConcernNames concerns, Rights rights, Clock clock) {
        this.care = care;
        this.services = services;
        this.youth = youth;
        this.concerns = concerns;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/app/care/new")
    String form(Page page, Form form, Model model) {
        maySend();
        id(form.value("youth"))
                .map(YouthId::new)
                .ifPresent(it -> form.fill("called", youth.called(List.of(it)).get(it)));
        id(form.value("concern"))
                .flatMap(it -> concerns.find(new ConcernId(it)))
                .ifPresent(it -> form.fill("called", it.youthCalled()));
        return show(page, form, model);
    }

    @PostMapping("/app/care/new")
    String send(Page page, Form form, @Valid ReferralForm typed, BindingResult result, Model model) {
        maySend();
        Optional<UUID> service = id(form.value("service"));
        if (form.isWrong(result) || service.isEmpty()) {
            return show(page, form, model);
        }
        var draft = new Draft(
                new ServiceId(service.get()),
                id(form.value("concern")).orElse(null),
                id(form.value("youth")).map(YouthId::new).orElse(null),
                Typed.line(typed.called()),
                Typed.text(typed.summary()).strip());
        return switch (care.send(draft)) {
            case Sending.Sent(var id) -> "redirect:/app/care/" + id.value();
            case Sending.Refused(var why) -> {
                form.refuse("service", "care.refused." + Db.word(why)).isWrong();
                yield show(page, form, model);
            }
        };
    }

    private String show(Page page, Form form, Model model) {
        @Nullable
        Offer chosen = id(form.value("service"))
                .flatMap(it -> services.find(new ServiceId(it)))
                .filter(HelpService::takesReferrals)
                .map(it -> offer(page, it))
                .orElse(null);
        model.addAttribute("chosen", chosen);
        model.addAttribute("offers", chosen == null ? offers(page, form.value("need")) : List.of());
        model.addAttribute("needs", needs(page));
        return "care/new";
    }

    private List<Offer> offers(Page page, String need) {
        Set<AgencyId> agreed = care.mayRefer();
        return services.search(ServiceFilter.ALL).stream()
                .filter(HelpService::takesReferrals)
                .filter(it -> agreed.contains(it.organisation().agency()))
                .filter(it -> !agency().equals(it.organisation().agency()))
                .filter(it -> need.isEmpty() || Db.word(it.details().need()).equals(need))
                .map(it -> offer(page, it))
                .toList();
    }

    private Offer offer(Page page, HelpService it) {
        AgencyId to = it.organisation().agency();
        return new Offer(
                it.id().value().toString(),
                it.details().name(),
                it.organisation().name(),
                page.t("directory.need." + Db.word(it.details().need())),
                it.details().about(),
                to == null || care.isWalled(to),
                page.when(clock.instant().plus(Duration.ofHours(it.details().answerHours()))));
    }

    private List<Option> needs(Page page) {
        return java.util.stream.Stream.of(org.anydoor.directory.Need.values())
                .map(Db::word)
                .map(word -> new Option(word, page.t("directory.need." + word)))
                .toList();
    }

    private static Optional<UUID> id(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void maySend() {
        if (!rights.has("service") || care.isWalled(agency())) {
            throw new NotFound();
        }
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
