package org.anydoor.youth.web;

import jakarta.validation.Valid;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.Emergencies;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.EmergencyOpenings;
import org.anydoor.youth.EmergencyOpenings.Meant;
import org.anydoor.youth.Youth;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Opening another agency's record in an emergency, and what it opened. What is typed is posted and stands in no address. */
@Controller
@RequestMapping("/app/youth/emergency")
class EmergencyPages {
    /** Kinds whose people often have no list of young people from which they would come here; the database decides. */
    private static final Set<String> KINDS =
            Set.of("police", "tribal-police", "child-protection", "tribal-services", "intake", "hospital");

    private final EmergencyOpenings openings;
    private final Emergencies emergencies;
    private final Youth youth;
    private final Rights rights;

    EmergencyPages(EmergencyOpenings openings, Emergencies emergencies, Youth youth, Rights rights) {
        this.openings = openings;
        this.emergencies = emergencies;
        this.youth = youth;
        this.rights = rights;
    }

    @Bean
    static NavEntry emergencyMenu() {
        return new NavEntry(
                "youth.emergency.nav",
                "/app/youth/emergency",
                31,
                "emergency",
                it -> KINDS.contains(it.agencyKind()) && !it.categories().contains("identity"));
    }

    @GetMapping
    String blank(Page page, Form form, Model model) {
        mayTry();
        form.fill("attempt", UUID.randomUUID());
        return form(page, model);
    }

    @PostMapping
    String open(Page page, Form form, @Valid EmergencyForm typed, BindingResult result, Model model) {
        mayTry();
        form.isWrong(result);
        Optional<Meant> meant = typed.meant(form, openings, youth.today());
        if (form.isWrong() || meant.isEmpty()) {
            return form(page, model);
        }
        UUID attempt = typed.number();
        return switch (openings.open(attempt, meant.get(), typed.inDanger(), typed.why())) {
            case DONE, SEEN -> "redirect:/app/youth/emergency/" + attempt;
            case CLOSED -> throw new NotFound();
            case AGAIN -> refused(page, form, model, "youth.emergency.reason.again");
            case LIMIT -> refused(page, form, model, "youth.emergency.limit");
        };
    }

    @GetMapping("/{attempt}")
    String opened(Page page, @PathVariable UUID attempt, Model model) {
        mayTry();
        model.addAttribute(
                "opened",
                openings.of(attempt).orElseThrow(NotFound::new).stream()
                        .map(it -> OpenedView.of(it, youth.today(), page.text()))
                        .toList());
        return "youth/emergencyOpened";
    }

    private String refused(Page page, Form form, Model model, String key) {
        form.refuse("reason", key, emergencies.term().mostADay());
        form.isWrong();
        return form(page, model);
    }

    private String form(Page page, Model model) {
        model.addAttribute("term", emergencies.term());
        model.addAttribute(
                "dangers",
                EmergencyForm.DANGERS.stream()
                        .map(it -> new Option(it, page.t("youth.emergency.danger." + it)))
                        .toList());
        return "youth/emergency";
    }

    private void mayTry() {
        if (!rights.has("emergency")) {
            throw new NotFound();
        }
    }
}
