package org.anydoor.directory.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.directory.Need;
import org.anydoor.directory.ServiceFilter;
import org.anydoor.directory.Services;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Anybody finds help here without saying who they are: three questions, none of which has to be answered. */
@Controller
class FindPages {
    static final List<String> LANGUAGES = List.of("en", "es", "hmn", "so", "oj", "dak", "asl");

    private final Services services;

    FindPages(Services services) {
        this.services = services;
    }

    @GetMapping(Language.PATH + "/services")
    String find(Page page, Form form, Model model) {
        var wanted = new ServiceFilter(need(form).orElse(null), age(form), language(form));
        boolean wrong = form.isWrong();
        List<ServiceView> found = wrong
                ? List.of()
                : Callers.as(Caller.Public.ANYBODY, () -> services.search(wanted)).stream()
                        .map(it -> ServiceView.of(it, page.text()))
                        .toList();
        model.addAttribute("found", found);
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "needs",
                options(page, "directory.need.", Stream.of(Need.values()).map(Db::word)));
        model.addAttribute("languages", options(page, "directory.language.", LANGUAGES.stream()));
        return "directory/find";
    }

    static List<Option> options(Page page, String key, Stream<String> words) {
        return words.map(word -> new Option(word, page.t(key + word))).toList();
    }

    private static Optional<Need> need(Form form) {
        return Stream.of(Need.values())
                .filter(it -> Db.word(it).equals(form.value("need")))
                .findFirst();
    }

    private static @Nullable Integer age(Form form) {
        String typed = Typed.line(form.value("age"));
        if (typed.isEmpty()) {
            return null;
        }
        if (typed.matches("[0-9]{1,3}")) {
            return Integer.valueOf(typed);
        }
        form.refuse("age", "directory.find.age.wrong");
        return null;
    }

    private static @Nullable String language(Form form) {
        String tag = form.value("language");
        return LANGUAGES.contains(tag) ? tag : null;
    }
}
