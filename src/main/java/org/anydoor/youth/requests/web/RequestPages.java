package org.anydoor.youth.requests.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.requests.Request.Kind;
import org.anydoor.youth.requests.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The register's list, and entering a request: from the young person's page, or without one. */
@Controller
class RequestPages implements ThreadPanel {
    private final Requests requests;
    private final Youth youth;
    private final Rights rights;
    private final Clock clock;
    private final ZoneId city;

    RequestPages(
            Requests requests,
            Youth youth,
            Rights rights,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.requests = requests;
        this.youth = youth;
        this.rights = rights;
        this.clock = clock;
        this.city = city;
    }

    @Bean
    static NavEntry requestsMenu() {
        return new NavEntry("youth.requests.nav", "/app/youth/requests", 93, "requests");
    }

    @Override
    public String titleKey() {
        return "youth.requests.title";
    }

    /** None: who asked is for those who answer. */
    @Override
    public List<Line> lines(YouthId id) {
        return List.of();
    }

    @Override
    public Optional<Action> action(YouthId id) {
        return rights.has("requests")
                ? Optional.of(new Action("youth.requests.enter", "/app/youth/" + id.value() + "/request"))
                : Optional.empty();
    }

    @GetMapping("/app/youth/requests")
    String list(Page page, Model model) {
        mayAnswer();
        model.addAttribute(
                "open",
                requests.open().stream()
                        .map(it -> RequestRow.of(it, page.text()))
                        .toList());
        model.addAttribute(
                "closed",
                requests.closed().stream()
                        .map(it -> RequestRow.of(it, page.text()))
                        .toList());
        return "youth/requests";
    }

    @GetMapping("/app/youth/requests/new")
    String blank(Page page, Form form, Model model) {
        mayAnswer();
        return form(page, form, null, model);
    }

    @PostMapping("/app/youth/requests/new")
    String enter(Page page, Form form, @Valid RequestForm typed, BindingResult result, Model model) {
        mayAnswer();
        form.isWrong(result);
        return entered(page, form, typed, null, model);
    }

    @GetMapping("/app/youth/{id}/request")
    String blankOf(Page page, Form form, @PathVariable UUID id, Model model) {
        return form(page, form, own(id), model);
    }

    @PostMapping("/app/youth/{id}/request")
    String enterOf(
            Page page, Form form, @PathVariable UUID id, @Valid RequestForm typed, BindingResult result, Model model) {
        YouthId of = own(id);
        form.isWrong(result);
        return entered(page, form, typed, of, model);
    }

    private String entered(Page page, Form form, RequestForm typed, @Nullable YouthId of, Model model) {
        return typed.arrived(form, of, city, clock.instant())
                .map(it -> "redirect:/app/youth/requests/" + requests.enter(it).value())
                .orElseGet(() -> form(page, form, of, model));
    }

    private String form(Page page, Form form, @Nullable YouthId of, Model model) {
        form.isWrong();
        form.fill("received", LocalDate.ofInstant(clock.instant(), city));
        model.addAttribute("action", of == null ? "/app/youth/requests/new" : "/app/youth/" + of.value() + "/request");
        model.addAttribute("whom", of == null ? "" : youth.called(List.of(of)).getOrDefault(of, ""));
        model.addAttribute(
                "kinds",
                Stream.of(Kind.values())
                        .map(it -> new Option(
                                RequestForm.word(it),
                                page.t("youth.requests.kind." + RequestForm.word(it)),
                                page.t("youth.requests.kind." + RequestForm.word(it) + ".hint")))
                        .toList());
        return "youth/requestNew";
    }

    private YouthId own(UUID id) {
        return youth.read(new YouthId(id))
                .filter(youth::isOwn)
                .filter(it -> rights.has("requests"))
                .orElseThrow(NotFound::new)
                .id();
    }

    private void mayAnswer() {
        if (!rights.has("requests")) {
            throw new NotFound();
        }
    }
}
