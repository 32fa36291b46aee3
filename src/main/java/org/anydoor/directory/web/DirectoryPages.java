package org.anydoor.directory.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.directory.DirectoryChange;
import org.anydoor.directory.HelpService;
import org.anydoor.directory.Need;
import org.anydoor.directory.Organisation;
import org.anydoor.directory.OrganisationId;
import org.anydoor.directory.ServiceId;
import org.anydoor.directory.Services;
import org.anydoor.directory.web.DirectoryForms.OrganisationForm;
import org.anydoor.directory.web.DirectoryForms.ServiceForm;
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
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The directory for staff. What stands here is what a young person calls and where referrals go: an agency's administrators
 * change their own organisations, and the community's administrators all, and they alone say which agency stands behind one.
 */
@Controller
class DirectoryPages {
    private final Services services;
    private final Rights rights;

    DirectoryPages(Services services, Rights rights) {
        this.services = services;
        this.rights = rights;
    }

    @Bean
    static NavEntry directoryMenu() {
        return new NavEntry("directory.nav", "/app/directory", 55, null);
    }

    @GetMapping("/app/directory")
    String list(Page page, Model model) {
        List<Organisation> all = services.organisations();
        model.addAttribute("organisations", all);
        model.addAttribute("services", services.everything());
        model.addAttribute("mayAdd", ofCommunity());
        model.addAttribute("mine", mine(all));
        return "directory/list";
    }

    @GetMapping("/app/directory/csv")
    ResponseEntity<byte[]> csv(Page page) {
        String file = new Csv<ServiceView>()
                .column(page.t("directory.csv.organisation"), ServiceView::organisation)
                .column(page.t("directory.csv.service"), ServiceView::name)
                .column(page.t("directory.form.need"), ServiceView::need)
                .column(page.t("directory.csv.ages"), ServiceView::ages)
                .column(page.t("directory.csv.languages"), ServiceView::languages)
                .column(page.t("directory.csv.phone"), ServiceView::phone)
                .column(page.t("directory.csv.checked"), ServiceView::checked)
                .of(services.export().stream()
                        .map(it -> ServiceView.of(it, page.text()))
                        .toList());
        return CsvAnswer.of("directory", file);
    }

    @GetMapping({"/app/directory/organisation/new", "/app/directory/organisation/{id}"})
    String organisation(Page page, Form form, @PathVariable(required = false) @Nullable UUID id, Model model) {
        if (id == null) {
            mayAdd();
        } else {
            OrganisationForm.fill(form, changeable(id));
        }
        return organisationPage(page, model);
    }

    @PostMapping("/app/directory/organisation/new")
    String addOrganisation(Page page, Form form, @Valid OrganisationForm typed, BindingResult result, Model model) {
        mayAdd();
        if (form.isWrong(result)) {
            return organisationPage(page, model);
        }
        services.addOrganisation(
                Typed.line(typed.name()), Typed.line(typed.about()), Typed.lineOrNull(typed.phone()), typed.agencyId());
        return "redirect:/app/directory";
    }

    @PostMapping("/app/directory/organisation/{id}")
    String changeOrganisation(
            Page page,
            Form form,
            @PathVariable UUID id,
            @Valid OrganisationForm typed,
            BindingResult result,
            Model model) {
        Organisation now = changeable(id);
        if (form.isWrong(result)) {
            return organisationPage(page, model);
        }
        var changed = new Organisation(
                now.id(),
                Typed.line(typed.name()),
                Typed.line(typed.about()),
                Typed.lineOrNull(typed.phone()),
                ofCommunity() ? typed.agencyId() : now.agency(),
                DirectoryForms.version(typed.version()));
        if (services.changeOrganisation(changed) == DirectoryChange.OVERTAKEN) {
            form.put("version", now.version())
                    .refuse("name", "directory.form.overtaken", now.name())
                    .isWrong();
            return organisationPage(page, model);
        }
        return "redirect:/app/directory";
    }

    @GetMapping("/app/directory/organisation/{id}/service")
    String newService(Page page, Form form, @PathVariable UUID id, Model model) {
        changeable(id);
        form.fill("active", "yes").fill("answerHours", 24);
        return servicePage(page, model);
    }

    @PostMapping("/app/directory/organisation/{id}/service")
    String addService(
            Page page, Form form, @PathVariable UUID id, @Valid ServiceForm typed, BindingResult result, Model model) {
        changeable(id);
        form.isWrong(result);
        return typed.details(form)
                .map(details -> {
                    services.add(new OrganisationId(id), details);
                    return "redirect:/app/directory";
                })
                .orElseGet(() -> servicePage(page, model));
    }

    @GetMapping("/app/directory/service/{id}")
    String service(Page page, Form form, @PathVariable UUID id, Model model) {
        ServiceForm.fill(form, changeableService(id));
        return servicePage(page, model);
    }

    @PostMapping("/app/directory/service/{id}")
    String changeService(
            Page page, Form form, @PathVariable UUID id, @Valid ServiceForm typed, BindingResult result, Model model) {
        HelpService now = changeableService(id);
        form.isWrong(result);
        var details = typed.details(form);
        if (details.isEmpty()) {
            return servicePage(page, model);
        }
        if (services.change(now.id(), DirectoryForms.version(typed.version()), details.get())
                == DirectoryChange.OVERTAKEN) {
            form.put("version", now.version())
                    .refuse("name", "directory.form.overtaken", now.details().name())
                    .isWrong();
            return servicePage(page, model);
        }
        return "redirect:/app/directory";
    }

    private String organisationPage(Page page, Model model) {
        model.addAttribute(
                "agencies",
                ofCommunity()
                        ? services.agencies().stream()
                                .map(it -> new Option(it.id().value().toString(), it.name()))
                                .toList()
                        : List.of());
        return "directory/organisation";
    }

    private static String servicePage(Page page, Model model) {
        model.addAttribute(
                "needs",
                FindPages.options(
                        page, "directory.need.", Stream.of(Need.values()).map(Db::word)));
        model.addAttribute("languages", FindPages.options(page, "directory.language.", FindPages.LANGUAGES.stream()));
        model.addAttribute("offered", List.of(new Option("yes", page.t("directory.form.active"))));
        return "directory/service";
    }

    private HelpService changeableService(UUID id) {
        HelpService service = services.find(new ServiceId(id)).orElseThrow(NotFound::new);
        changeable(service.organisation().id().value());
        return service;
    }

    private Organisation changeable(UUID id) {
        Organisation organisation =
                services.findOrganisation(new OrganisationId(id)).orElseThrow(NotFound::new);
        if (mine(List.of(organisation)).isEmpty()) {
            throw new NotFound();
        }
        return organisation;
    }

    private Set<OrganisationId> mine(List<Organisation> some) {
        boolean all = ofCommunity();
        AgencyId own = rights.has("administration")
                ? Callers.current().flatMap(Caller::agency).orElse(null)
                : null;
        return some.stream()
                .filter(it -> all || own != null && own.equals(it.agency()))
                .map(Organisation::id)
                .collect(Collectors.toSet());
    }

    private void mayAdd() {
        if (!ofCommunity()) {
            throw new NotFound();
        }
    }

    private boolean ofCommunity() {
        return rights.has("community");
    }
}
