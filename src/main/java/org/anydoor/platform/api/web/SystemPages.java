package org.anydoor.platform.api.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.ApiClients.Outcome;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.api.PartnerDoors;
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

/** The programs that an agency lets send: let in, given a second secret, shut out. A secret is shown once, on the page after. */
@Controller
@RequestMapping(SystemPages.LIST)
class SystemPages {
    static final String LIST = "/app/administration/systems";

    private static final int LONGEST_NAME = 80;
    private static final List<String> SCOPES = List.of(ApiClient.SEND, ApiClient.READ);

    private final ApiClients clients;
    private final List<PartnerDoors> doors;
    private final Agencies agencies;
    private final Issuer issuer;

    SystemPages(ApiClients clients, List<PartnerDoors> doors, Agencies agencies, Issuer issuer) {
        this.clients = clients;
        this.doors = doors;
        this.agencies = agencies;
        this.issuer = issuer;
    }

    /** A program as typed. */
    record SystemForm(
            @Nullable String name,
            @Nullable String door,
            @Nullable List<String> scopes) {}

    @GetMapping
    String list(Form form, Page page, Model model) {
        model.addAttribute("systems", clients.list());
        model.addAttribute("doors", doorOptions());
        model.addAttribute("scopes", scopeOptions(page));
        form.fillAll("scopes", SCOPES);
        return "platform/api/systems";
    }

    @PostMapping
    String make(Form form, SystemForm typed, Page page, Model model) {
        String name = Typed.line(typed.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            form.refuse("name", "platform.systems.name-wrong", LONGEST_NAME);
        }
        List<Option> open = doorOptions();
        String door = open.size() == 1 ? open.getFirst().value() : Typed.line(typed.door());
        if (open.stream().noneMatch(it -> it.value().equals(door))) {
            form.refuse("door", "platform.systems.door-missing");
        }
        Set<String> scopes = new LinkedHashSet<>(SCOPES);
        scopes.retainAll(typed.scopes() == null ? List.of() : typed.scopes());
        if (scopes.isEmpty()) {
            form.refuse("scopes", "platform.systems.scopes-missing");
        }
        if (form.isWrong()) {
            return list(form, page, model);
        }
        return switch (clients.make(name, door, scopes)) {
            case Outcome.Made made -> shown(made, name, model);
            case Outcome.NameTaken taken -> {
                form.refuse("name", "platform.systems.name-taken").isWrong();
                yield list(form, page, model);
            }
            case Outcome.TwoAlready two -> throw new NotFound();
            case Outcome.Gone gone -> throw new NotFound();
        };
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("system", system(id));
        model.addAttribute("address", issuer.shown(ApiSecurity.OPEN_API));
        return "platform/api/system";
    }

    @PostMapping("/{id}/secret")
    String renew(@PathVariable UUID id, Form form, Model model) {
        ApiClients.Listed system = system(id);
        return switch (clients.newSecret(system.id())) {
            case Outcome.Made made -> shown(made, system.name(), model);
            case Outcome.TwoAlready two -> {
                form.refuse("secret", "platform.systems.two-already").isWrong();
                yield one(id, form, model);
            }
            case Outcome.NameTaken taken -> throw new NotFound();
            case Outcome.Gone gone -> throw new NotFound();
        };
    }

    @PostMapping("/{id}/secret/{secret}/end")
    String endSecret(@PathVariable UUID id, @PathVariable UUID secret) {
        clients.endSecret(system(id).id(), secret);
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id) {
        clients.revoke(system(id).id());
        return "redirect:" + LIST + "/" + id;
    }

    private ApiClients.Listed system(UUID id) {
        return clients.find(new ClientId(id)).orElseThrow(NotFound::new);
    }

    private String shown(Outcome.Made made, String name, Model model) {
        model.addAttribute(
                "view",
                new SecretView(
                        name,
                        made.id().toString(),
                        made.secret().text(),
                        issuer.shown(ApiSecurity.TOKEN),
                        LIST + "/" + made.id()));
        return "platform/api/secret";
    }

    private List<Option> doorOptions() {
        String kind = agencies.find(Members.current().actingFor())
                .map(Agencies.Agency::kind)
                .orElse("");
        return doors.stream()
                .flatMap(it -> it.openTo(kind).stream())
                .map(it -> new Option(it.key(), it.name(), null))
                .toList();
    }

    private static List<Option> scopeOptions(Page page) {
        return SCOPES.stream()
                .map(it -> new Option(it, page.t("platform.systems.scope." + it.replace(':', '-')), null))
                .toList();
    }
}
