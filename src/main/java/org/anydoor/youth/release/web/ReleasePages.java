package org.anydoor.youth.release.web;

import jakarta.validation.Valid;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.release.ReleaseItem;
import org.anydoor.youth.release.ReleaseTerm;
import org.anydoor.youth.release.Releases;
import org.anydoor.youth.release.Signer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The releases of one young person and a new one; for the people of the agency that keeps the record alone. */
@Controller
class ReleasePages {
    private final Youth youth;
    private final Releases releases;
    private final ReleaseViews views;
    private final Agencies agencies;
    private final Rights rights;

    ReleasePages(Youth youth, Releases releases, ReleaseViews views, Agencies agencies, Rights rights) {
        this.youth = youth;
        this.releases = releases;
        this.views = views;
        this.agencies = agencies;
        this.rights = rights;
    }

    @GetMapping("/app/youth/{id}/releases")
    String list(Page page, @PathVariable UUID id, Model model) {
        YouthRecord record = own(id);
        head(record, model);
        model.addAttribute(
                "releases",
                releases.of(record.id()).stream()
                        .map(it -> views.of(record, it))
                        .toList());
        return "youth/releases";
    }

    @GetMapping("/app/youth/{id}/releases/new")
    String blank(Page page, Form form, @PathVariable UUID id, Model model) {
        YouthRecord record = own(id);
        var allowed = allowed(record);
        form.fill("from", allowed.today())
                .fill("until", allowed.today().plusDays(allowed.term().usualDays()));
        form.fill("language", language(record.details().language()));
        return form(page, record, allowed, model);
    }

    @PostMapping("/app/youth/{id}/releases/new")
    String make(
            Page page, Form form, @PathVariable UUID id, @Valid ReleaseForm typed, BindingResult result, Model model) {
        YouthRecord record = own(id);
        var allowed = allowed(record);
        form.isWrong(result);
        return typed.draft(form, allowed)
                .map(draft -> "redirect:/app/youth/" + id + "/releases/" + releases.make(record, draft))
                .orElseGet(() -> form(page, record, allowed, model));
    }

    private YouthRecord own(UUID id) {
        return youth.read(new YouthId(id)).filter(youth::isOwn).orElseThrow(NotFound::new);
    }

    private ReleaseForm.Allowed allowed(YouthRecord record) {
        ReleaseTerm term = releases.term();
        Set<ReleaseItem> items = EnumSet.allOf(ReleaseItem.class).stream()
                .filter(it -> rights.has(Db.word(it)))
                .collect(Collectors.toSet());
        return new ReleaseForm.Allowed(
                others(record).map(Agencies.Agency::id).collect(Collectors.toSet()),
                items,
                Signer.of(record.details().ageOn(releases.today())),
                term,
                releases.today());
    }

    private Stream<Agencies.Agency> others(YouthRecord record) {
        return agencies.all().stream().filter(it -> !it.id().equals(record.owner()));
    }

    private String form(Page page, YouthRecord record, ReleaseForm.Allowed allowed, Model model) {
        head(record, model);
        model.addAttribute("recipients", recipients(page, record));
        model.addAttribute(
                "items",
                allowed.items().contains(ReleaseItem.CONTACT)
                        ? List.of(new Option("contact", page.t("youth.consent.item.contact")))
                        : List.of());
        model.addAttribute(
                "signers",
                allowed.signers().stream()
                        .map(it -> new Option(Db.word(it), page.t("youth.release.signer." + Db.word(it))))
                        .toList());
        model.addAttribute(
                "languages",
                Stream.of(Language.values())
                        .map(it -> new Option(it.tag(), page.t("youth.language." + it.tag())))
                        .toList());
        model.addAttribute("longest", allowed.term().longestDays());
        return "youth/releaseNew";
    }

    private List<Option> recipients(Page page, YouthRecord record) {
        Stream<Option> here = others(record)
                .map(it -> new Option(it.id().value().toString(), it.name()))
                .sorted(java.util.Comparator.comparing(Option::label));
        return Stream.concat(here, Stream.of(new Option(ReleaseForm.OUTSIDE, page.t("youth.release.form.outside"))))
                .toList();
    }

    private static void head(YouthRecord record, Model model) {
        model.addAttribute("called", record.details().called());
        model.addAttribute("path", "/app/youth/" + record.id().value());
    }

    private static String language(@Nullable String spoken) {
        return spoken == null ? "en" : Language.find(spoken).map(Language::tag).orElse("en");
    }
}
