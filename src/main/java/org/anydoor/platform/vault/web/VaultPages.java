package org.anydoor.platform.vault.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.Passwords;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.vault.OpenVault;
import org.anydoor.platform.vault.SecretWords;
import org.anydoor.platform.vault.VaultAnswer;
import org.anydoor.platform.vault.VaultStanding;
import org.anydoor.platform.vault.Vaults;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lock of an agency's privileged notes: set up, opened and closed by its members; for everybody else there is none. */
@Controller
@RequestMapping(VaultPages.PATH)
class VaultPages {
    static final String PATH = "/app/vault";

    private static final String PAGE = "platform/vault/vault";
    private static final String FORGOTTEN = "platform/vault/forgotten";
    private static final Set<String> KINDS = Set.of("advocate", "shelter");
    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;

    private final Vaults vaults;
    private final VaultSession sessions;
    private final Agencies agencies;
    private final Rights rights;
    private final Passwords passwords;

    VaultPages(Vaults vaults, VaultSession sessions, Agencies agencies, Rights rights, Passwords passwords) {
        this.vaults = vaults;
        this.sessions = sessions;
        this.agencies = agencies;
        this.rights = rights;
        this.passwords = passwords;
    }

    @Bean
    static NavEntry vaultMenu() {
        return new NavEntry("platform.vault.nav", PATH, 35, "privileged", it -> KINDS.contains(it.agencyKind()));
    }

    @GetMapping
    String show(Form form, @RequestParam(name = "to", defaultValue = "") String to, Model model) {
        mayHold();
        form.put("to", onwards(to));
        return page(model);
    }

    @PostMapping("/open")
    String open(
            Form form,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        mayHold();
        form.put("to", onwards(to));
        return answer(vaults.open(SecretWords.typed(words)), form, "words", to, model);
    }

    @PostMapping("/close")
    String close() {
        sessions.close();
        return "redirect:" + PATH;
    }

    @PostMapping("/set-up")
    String setUp(
            Form form,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String again,
            Model model) {
        mayHold();
        if (check(form, "words", words, "again", again)) {
            return page(model);
        }
        return answer(vaults.setUp(SecretWords.typed(words)), form, "words", "", model);
    }

    @PostMapping("/ask")
    String ask(
            Form form,
            @RequestParam(defaultValue = "") String lock,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String askedAgain,
            Model model) {
        mayHold();
        if (lock.isBlank()) {
            form.refuse("lock", "platform.form.missing");
        }
        if (check(form, "asked", asked, "askedAgain", askedAgain)) {
            return vaults.standing() instanceof VaultStanding.Inside ? FORGOTTEN : page(model);
        }
        VaultAnswer answer = vaults.ask(SecretWords.typed(asked), lock);
        if (answer instanceof VaultAnswer.NotLetIn made) {
            sessions.close();
            model.addAttribute("number", made.number());
            return page(model);
        }
        form.refuse("lock", said(answer)).isWrong();
        return vaults.standing() instanceof VaultStanding.Inside ? FORGOTTEN : page(model);
    }

    @GetMapping("/forgotten")
    String forgotten(Form form) {
        mayHold();
        return FORGOTTEN;
    }

    @PostMapping("/recover")
    String recover(
            Form form,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String again,
            Model model) {
        mayHold();
        if (code.isBlank()) {
            form.refuse("code", "platform.form.missing");
        }
        if (check(form, "words", words, "again", again)) {
            return FORGOTTEN;
        }
        VaultAnswer answer = vaults.recover(SecretWords.code(code), SecretWords.typed(words));
        if (answer instanceof VaultAnswer.OpenedWithCode) {
            return answer(answer, form, "code", "", model);
        }
        form.refuse("code", answer instanceof VaultAnswer.Wrong ? "platform.vault.code-wrong" : said(answer))
                .isWrong();
        return FORGOTTEN;
    }

    @PostMapping("/let-in")
    String letIn(Form form, @RequestParam UUID holder, @RequestParam(defaultValue = "") String digits, Model model) {
        mayHold();
        Optional<OpenVault> open = sessions.find();
        if (open.isEmpty()) {
            return "redirect:" + PATH;
        }
        if (!vaults.letIn(open.get(), holder, digits)) {
            form.refuse("digits", "platform.vault.digits-wrong").isWrong();
            return page(model);
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/take-out")
    String takeOut(Form form, @RequestParam UUID holder, Model model) {
        mayHold();
        VaultAnswer answer =
                sessions.find().map(it -> vaults.takeOut(it, holder)).orElseGet(VaultAnswer.Refused::new);
        return answer(answer, form, "holder", "", model);
    }

    private String answer(VaultAnswer answer, Form form, String field, String to, Model model) {
        switch (answer) {
            case VaultAnswer.Opened it -> sessions.keep(it.vault());
            case VaultAnswer.OpenedWithCode it -> {
                sessions.keep(it.vault());
                model.addAttribute("code", it.code());
            }
            case VaultAnswer.NotLetIn it -> {
                model.addAttribute("number", it.number());
                return page(model);
            }
            case VaultAnswer.Wrong _,
                    VaultAnswer.MustWait _,
                    VaultAnswer.OtherLock _,
                    VaultAnswer.Changed _,
                    VaultAnswer.Refused _ -> {
                form.refuse(field, said(answer)).isWrong();
                return page(model);
            }
        }
        return model.containsAttribute("code") ? "platform/vault/code" : "redirect:" + onwards(to);
    }

    /** The key of what is said of words that opened nothing. */
    private static String said(VaultAnswer answer) {
        return switch (answer) {
            case VaultAnswer.Wrong it -> "platform.vault.words-wrong";
            case VaultAnswer.MustWait it -> "platform.vault.wait";
            case VaultAnswer.OtherLock it -> "platform.vault.lock-wrong";
            case VaultAnswer.Changed it -> "platform.vault.changed";
            case VaultAnswer.Refused it -> "platform.vault.refused";
            case VaultAnswer.Opened _, VaultAnswer.OpenedWithCode _, VaultAnswer.NotLetIn _ ->
                throw new IllegalStateException("these words opened something");
        };
    }

    private String page(Model model) {
        VaultStanding standing = vaults.standing();
        model.addAttribute("standing", standing);
        model.addAttribute("lock", sessions.find().map(OpenVault::number).orElse(null));
        model.addAttribute("me", Members.current().id());
        model.addAttribute("holders", standing instanceof VaultStanding.Inside inside ? inside.holders() : List.of());
        return PAGE;
    }

    /** Whether the new words are too weak or not typed the same way twice. */
    private boolean check(Form form, String field, String words, String againField, String again) {
        if (words.length() < SHORTEST || words.length() > LONGEST) {
            form.refuse(field, "platform.vault.words-short", SHORTEST);
        }
        passwords.weakness(words, List.of()).ifPresent(it -> form.refuse(field, "platform.enrol.weak", it));
        if (!words.equals(again)) {
            form.refuse(againField, "platform.vault.again-wrong");
        }
        return form.isWrong();
    }

    private void mayHold() {
        if (!rights.has("privileged") || !agencies.isWalled(Members.current().actingFor())) {
            throw new NotFound();
        }
    }

    /** Back to the notes of somebody, or to this page; never elsewhere. */
    private static String onwards(@Nullable String to) {
        return to != null && to.matches("/app/youth/[0-9a-f-]{36}/notes") ? to : PATH;
    }
}
