package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.Joining;
import org.anydoor.platform.access.OfferWord;
import org.anydoor.platform.access.People;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking somebody who signs in already to work for this agency too, and that person's yes, by the word that they were given. */
@Controller
class JoiningPages {
    private static final String MINE = "/app/account/joining";
    private static final String ASK = "/app/administration/joining";

    /** Binds everybody here, so it is given by those who hold it and to colleagues alone. */
    private static final String COMMUNITY = "community-administrator";

    private final Joining joining;
    private final People people;
    private final StaffSession sessions;

    JoiningPages(Joining joining, People people, StaffSession sessions) {
        this.joining = joining;
        this.people = people;
        this.sessions = sessions;
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
        Optional<OfferWord> word = form.isWrong() ? Optional.empty() : joining.ask(username, chosen);
        if (word.isEmpty()) {
            if (!form.isWrong()) {
                form.refuse("username", "platform.joining.colleague").isWrong();
            }
            return list(form, page, model);
        }
        model.addAttribute("username", username);
        model.addAttribute("word", word.get().text());
        return "platform/access/joiningWord";
    }

    @PostMapping(ASK + "/{id}/withdraw")
    String withdraw(@PathVariable UUID id) {
        joining.withdraw(id);
        return "redirect:" + ASK;
    }

    @GetMapping(MINE)
    String question(Form form, Model model) {
        return shown(null, model);
    }

    /** The word opens the question; the same word with a yes answers it, for somebody who has just signed in. */
    @PostMapping(MINE)
    String answer(Form form, @RequestParam(defaultValue = "") String go, HttpSession session, Model model) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(MINE);
        }
        var word = new OfferWord(Typed.line(form.value("word")));
        Optional<Joining.Offer> offer = joining.offer(word);
        if (offer.isEmpty() || (go.equals("yes") && !joining.accept(word))) {
            form.refuse("word", "platform.joining.word-wrong").isWrong();
            return shown(null, model);
        }
        return go.equals("yes") ? "redirect:/app/acting" : shown(offer.get(), model);
    }

    private static String shown(Joining.@Nullable Offer offer, Model model) {
        model.addAttribute("offer", offer);
        return "platform/access/joiningMine";
    }
}
