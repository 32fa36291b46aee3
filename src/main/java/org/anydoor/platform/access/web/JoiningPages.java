package org.anydoor.platform.access.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anydoor.platform.access.Joining;
import org.anydoor.platform.access.People;
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

/** Asking somebody who signs in already to work for this agency too, and that person's yes on their own account page. */
@Controller
class JoiningPages {
    private static final String ASK = "/app/administration/joining";

    /** Binds everybody here, so it is given by those who hold it and to colleagues alone. */
    private static final String COMMUNITY = "community-administrator";

    private final Joining joining;
    private final People people;

    JoiningPages(Joining joining, People people) {
        this.joining = joining;
        this.people = people;
    }

    /** Who is asked, as typed. */
    record AskForm(@Nullable String username, @Nullable List<String> roles) {}

    @GetMapping(ASK)
    String list(Form form, Page page, Model model) {
        model.addAttribute("asked", joining.asked());
        model.addAttribute("roles", roles(page));
        return "platform/access/joining";
    }

    private List<Option> roles(Page page) {
        return PersonForm.options(
                page,
                people.roles().stream().filter(it -> !it.equals(COMMUNITY)).toList());
    }

    @PostMapping(ASK)
    String ask(Form form, AskForm typed, Page page, Model model) {
        String username = Typed.line(typed.username()).toLowerCase(Locale.ROOT);
        List<String> chosen = PersonForm.chosen(
                typed.roles(), roles(page).stream().map(Option::value).toList());
        PersonForm.checkUsername(form, username);
        if (chosen.isEmpty()) {
            form.refuse("roles", "platform.administration.roles-missing");
        }
        if (!form.isWrong() && !joining.ask(username, chosen)) {
            form.refuse("username", "platform.joining.colleague");
        }
        return form.isWrong() ? list(form, page, model) : "redirect:" + ASK;
    }

    @PostMapping(ASK + "/{id}/withdraw")
    String withdraw(@PathVariable UUID id) {
        joining.withdraw(id);
        return "redirect:" + ASK;
    }

    @PostMapping("/app/account/joining/{id}")
    String accept(@PathVariable UUID id) {
        if (!joining.accept(id)) {
            throw new NotFound();
        }
        return "redirect:/app/acting";
    }
}
