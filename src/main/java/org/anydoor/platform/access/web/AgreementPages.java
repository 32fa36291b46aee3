package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Agreements;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The sharing agreements as a matrix in words; the community's administrator adds and ends lines. */
@Controller
@RequestMapping("/app/administration/agreements")
class AgreementPages {
    private static final List<String> PURPOSES =
            List.of("report", "referral", "joint-case", "charging", "emergency", "matching");

    private final Agreements agreements;
    private final Clock clock;

    AgreementPages(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /** A new line as typed. */
    record TermsForm(
            @Nullable String owner,
            @Nullable String viewer,
            @Nullable String category,
            @Nullable String purpose,
            @Nullable String authority) {}

    @GetMapping
    String list(Form form, Page page, HttpServletRequest request, Model model) {
        Map<String, List<Agreements.Agreement>> byOwner = agreements.list().stream()
                .collect(Collectors.groupingBy(Agreements.Agreement::owner, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("byOwner", byOwner);
        model.addAttribute("now", clock.instant());
        model.addAttribute("mayChange", AdministrationDoor.isForEverybody(request));
        var words = agreements.words();
        model.addAttribute("owners", options(page, "platform.kind.", words.sharing()));
        model.addAttribute("viewers", options(page, "platform.kind.", words.kinds()));
        model.addAttribute("categories", options(page, "platform.category.", words.categories()));
        model.addAttribute("purposes", options(page, "platform.purpose.", PURPOSES));
        return "platform/access/agreements";
    }

    static List<Option> options(Page page, String prefix, List<String> words) {
        return words.stream().map(it -> new Option(it, page.t(prefix + it))).toList();
    }

    @PostMapping
    String add(Form form, TermsForm typed, Page page, HttpServletRequest request, Model model) {
        if (!AdministrationDoor.isForEverybody(request)) {
            throw new NotFound();
        }
        var words = agreements.words();
        var terms = new Agreements.Terms(
                chosen(form, "owner", typed.owner(), Set.copyOf(words.sharing())),
                chosen(form, "viewer", typed.viewer(), Set.copyOf(words.kinds())),
                chosen(form, "category", typed.category(), Set.copyOf(words.categories())),
                chosen(form, "purpose", typed.purpose(), Set.copyOf(PURPOSES)),
                Typed.line(typed.authority()));
        if (terms.authority().length() < 5 || terms.authority().length() > 300) {
            form.refuse("authority", "platform.agreement.authority-wrong");
        }
        if (form.isWrong()) {
            return list(form, page, request, model);
        }
        agreements.add(terms);
        return "redirect:/app/administration/agreements";
    }

    private static String chosen(Form form, String field, @Nullable String value, Set<String> known) {
        if (value == null || !known.contains(value)) {
            form.refuse(field, "platform.form.missing");
            return "";
        }
        return value;
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id) {
        if (!agreements.end(id)) {
            throw new NotFound();
        }
        return "redirect:/app/administration/agreements";
    }
}
