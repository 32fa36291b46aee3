package org.anydoor.platform.hooks.web;

import java.util.UUID;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.hooks.HookAddress;
import org.anydoor.platform.hooks.HookAddresses;
import org.anydoor.platform.hooks.HookAddresses.Read;
import org.anydoor.platform.hooks.HookSecret;
import org.anydoor.platform.hooks.Hooks;
import org.anydoor.platform.hooks.Hooks.Outcome;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a program is told of changes, with what its messages are signed, and how the last ones went. */
@Controller
@RequestMapping(HookPages.PATH)
class HookPages {
    static final String PATH = "/app/administration/systems/{id}/webhook";

    private final ApiClients clients;
    private final Hooks hooks;
    private final HookAddresses addresses;

    HookPages(ApiClients clients, Hooks hooks, HookAddresses addresses) {
        this.clients = clients;
        this.hooks = hooks;
        this.addresses = addresses;
    }

    /** An address as typed, over the webhook of this version. */
    record HookForm(@Nullable String address, int version) {}

    @GetMapping
    String hook(@PathVariable UUID id, Form form, Model model) {
        ApiClients.Listed system = system(id);
        Hooks.Hook hook = hooks.find(system.id()).orElse(null);
        if (hook != null) {
            form.fill("address", hook.address());
        }
        form.fill("version", hook == null ? 0 : hook.version());
        boolean reads = system.scopes().contains(ApiClient.READ);
        model.addAttribute(
                "view",
                new HookView(
                        system.name(),
                        "/app/administration/systems/" + id,
                        reads,
                        hook,
                        hooks.deliveries(system.id())));
        return "platform/hooks/hook";
    }

    @PostMapping
    String set(@PathVariable UUID id, Form form, HookForm typed, Model model) {
        ApiClients.Listed system = live(id);
        if (!system.scopes().contains(ApiClient.READ)) {
            throw new NotFound();
        }
        return switch (addresses.read(Typed.line(typed.address()))) {
            case Read.Bad(String key) -> {
                form.refuse("address", key).isWrong();
                yield hook(id, form, model);
            }
            case Read.Good(HookAddress address) ->
                switch (hooks.set(system.id(), address, typed.version())) {
                    case Outcome.Made made -> shown(made.secret(), system, model);
                    case Outcome.Done done -> back(id);
                    case Outcome.Overtaken overtaken -> overtaken(id, form, model);
                    case Outcome.TwoAlready never -> throw new IllegalStateException("no secret was asked for");
                };
        };
    }

    /** What the first did, beside what the second typed. */
    private String overtaken(UUID id, Form form, Model model) {
        Hooks.Hook now = hooks.find(new ClientId(id)).orElseThrow(NotFound::new);
        form.put("version", now.version())
                .refuse("address", "platform.hooks.overtaken", now.address())
                .isWrong();
        return hook(id, form, model);
    }

    @PostMapping("/secret")
    String newSecret(@PathVariable UUID id, Form form, Model model) {
        ApiClients.Listed system = withHook(id);
        return switch (hooks.newSecret(system.id())) {
            case Outcome.Made made -> shown(made.secret(), system, model);
            case Outcome.TwoAlready two -> {
                form.refuse("secret", "platform.hooks.two-already").isWrong();
                yield hook(id, form, model);
            }
            case Outcome.Done never -> throw new IllegalStateException("a secret is made or refused");
            case Outcome.Overtaken never -> throw new IllegalStateException("a secret overtakes nobody");
        };
    }

    @PostMapping("/secret/end")
    String endOldSecret(@PathVariable UUID id) {
        hooks.endOldSecret(withHook(id).id());
        return back(id);
    }

    @PostMapping("/off")
    String off(@PathVariable UUID id) {
        hooks.off(withHook(id).id());
        return back(id);
    }

    @PostMapping("/test")
    String test(@PathVariable UUID id) {
        hooks.test(withHook(id).id());
        return back(id) + "#deliveries";
    }

    @PostMapping("/again")
    String again(@PathVariable UUID id) {
        hooks.again(withHook(id).id());
        return back(id) + "#deliveries";
    }

    private ApiClients.Listed system(UUID id) {
        return clients.find(new ClientId(id)).orElseThrow(NotFound::new);
    }

    private ApiClients.Listed live(UUID id) {
        ApiClients.Listed system = system(id);
        if (!system.live()) {
            throw new NotFound();
        }
        return system;
    }

    private ApiClients.Listed withHook(UUID id) {
        ApiClients.Listed system = live(id);
        if (hooks.find(system.id()).isEmpty()) {
            throw new NotFound();
        }
        return system;
    }

    private static String shown(HookSecret secret, ApiClients.Listed system, Model model) {
        String back = "/app/administration/systems/" + system.id() + "/webhook";
        model.addAttribute("view", new HookSecretView(system.name(), secret.text(), back));
        return "platform/hooks/secret";
    }

    private static String back(UUID id) {
        return "redirect:/app/administration/systems/" + id + "/webhook";
    }
}
