package org.anydoor.youth.release.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.release.Asker;
import org.anydoor.youth.release.Release;
import org.anydoor.youth.release.Releases;
import org.anydoor.youth.release.SignAnswer;
import org.anydoor.youth.release.Signing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One release: shown to staff, handed to the young person in their language, signed there or on paper, taken back. */
@Controller
class SigningPages {
    private static final int LONGEST_NAME = 120;

    private final Youth youth;
    private final Releases releases;
    private final ReleaseViews views;

    SigningPages(Youth youth, Releases releases, ReleaseViews views) {
        this.youth = youth;
        this.releases = releases;
        this.views = views;
    }

    private record Found(YouthRecord record, Release release) {}

    @GetMapping("/app/youth/{id}/releases/{number}")
    String show(Page page, Form form, @PathVariable UUID id, @PathVariable int number, Model model) {
        return staffPage(form, found(id, number), model);
    }

    @GetMapping("/app/youth/{id}/releases/{number}/hand")
    String hand(Page page, Form form, @PathVariable UUID id, @PathVariable int number, Model model) {
        return handed(found(id, number), List.of(), model);
    }

    @PostMapping("/app/youth/{id}/releases/{number}/sign")
    String sign(
            Page page,
            Form form,
            @PathVariable UUID id,
            @PathVariable int number,
            Model model,
            HttpServletResponse response) {
        Found it = found(id, number);
        List<String> wrong = wrong(form, it);
        if (wrong.isEmpty()) {
            var signing = new Signing(name(form, "name"), guardian(form, it), releases.today(), null);
            SignAnswer answer = releases.sign(it.release(), signing);
            if (answer == SignAnswer.SIGNED || answer == SignAnswer.SIGNED_BEFORE) {
                return "redirect:/app/youth/" + id + "/releases/" + number + "/hand";
            }
            wrong = List.of(text(it).t("youth.consent.too-late"));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return handed(it, wrong, model);
    }

    /** What is missing, in the words of the young person's language. */
    private List<String> wrong(Form form, Found it) {
        Text text = text(it);
        var wrong = new ArrayList<String>();
        if (!isName(form, "name")) {
            wrong.add(text.t("youth.consent.name-missing"));
        }
        if (!"yes".equals(form.value("agree"))) {
            wrong.add(text.t("youth.consent.agree-missing"));
        }
        if (views.of(it.record(), it.release()).withGuardian()
                && (!isName(form, "guardian") || !"yes".equals(form.value("guardianAgrees")))) {
            wrong.add(text.t("youth.consent.guardian-missing"));
        }
        return wrong;
    }

    @PostMapping("/app/youth/{id}/releases/{number}/paper")
    String paper(Page page, Form form, @PathVariable UUID id, @PathVariable int number, Model model) {
        Found it = found(id, number);
        @Nullable LocalDate day = day(form.value("signedOn"));
        String kept = Typed.line(form.value("keptAt"));
        if (!isName(form, "name")) {
            form.refuse("name", "youth.release.paper.name-missing");
        }
        if (views.of(it.record(), it.release()).withGuardian() && !isName(form, "guardian")) {
            form.refuse("guardian", "youth.release.paper.guardian-missing");
        }
        LocalDate made = releases.day(it.release().madeAt());
        if (day == null || day.isAfter(releases.today()) || day.isBefore(made)) {
            form.refuse("signedOn", "youth.release.paper.day-wrong");
        }
        if (kept.length() < 2 || kept.length() > 200) {
            form.refuse("keptAt", "youth.release.paper.kept-missing");
        }
        if (form.isWrong() || day == null) {
            return staffPage(form, it, model);
        }
        SignAnswer answer = releases.sign(it.release(), new Signing(name(form, "name"), guardian(form, it), day, kept));
        if (answer == SignAnswer.SIGNED || answer == SignAnswer.SIGNED_BEFORE) {
            return "redirect:/app/youth/" + id + "/releases/" + number;
        }
        form.refuse("name", "youth.release.answer." + Db.word(answer));
        form.isWrong();
        return staffPage(form, found(id, number), model);
    }

    @PostMapping("/app/youth/{id}/releases/{number}/end")
    String end(@PathVariable UUID id, @PathVariable int number, @RequestParam(defaultValue = "") String asked) {
        Found it = found(id, number);
        Asker asker = Stream.of(Asker.values())
                .filter(one -> Db.word(one).equals(asked))
                .findFirst()
                .orElse(Asker.YOUNG_PERSON);
        releases.takeBack(it.release(), asker);
        return "redirect:/app/youth/" + id + "/releases/" + number;
    }

    private Found found(UUID id, int number) {
        YouthRecord record = youth.read(new YouthId(id)).filter(youth::isOwn).orElseThrow(NotFound::new);
        return new Found(record, releases.find(record.id(), number).orElseThrow(NotFound::new));
    }

    private String staffPage(Form form, Found it, Model model) {
        form.fill("signedOn", releases.today());
        model.addAttribute("view", views.of(it.record(), it.release()));
        model.addAttribute("back", "/app/youth/" + it.record().id().value());
        return "youth/release";
    }

    private String handed(Found it, List<String> wrong, Model model) {
        model.addAttribute("view", views.of(it.record(), it.release()));
        model.addAttribute("wrong", wrong);
        return "youth/releaseHanded";
    }

    private Text text(Found it) {
        return views.of(it.record(), it.release()).texts().getFirst();
    }

    private @Nullable String guardian(Form form, Found it) {
        return views.of(it.record(), it.release()).withGuardian() ? name(form, "guardian") : null;
    }

    private static String name(Form form, String field) {
        return Typed.line(form.value(field));
    }

    private static boolean isName(Form form, String field) {
        String name = name(form, field);
        return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(Typed.line(typed));
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
