package org.anydoor.venues.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.anydoor.venues.Place;
import org.anydoor.venues.PlaceChange;
import org.anydoor.venues.PlaceId;
import org.anydoor.venues.PlaceKind;
import org.anydoor.venues.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of places, one place, adding and changing; places are no data on individuals, so a search may stand in the address. */
@Controller
class PlacePages {
    private static final int SIZE = 25;
    private static final int MOST = 10_000;

    private final Places places;
    private final Rights rights;

    PlacePages(Places places, Rights rights) {
        this.places = places;
        this.rights = rights;
    }

    @Bean
    static NavEntry placesMenu() {
        return new NavEntry("venues.nav", "/app/venues", 50, "concern");
    }

    @GetMapping("/app/venues")
    String list(Page page, Form form, @RequestParam(name = "page", defaultValue = "1") String number, Model model) {
        String words = Typed.line(form.value("q"));
        @Nullable PlaceKind kind = PlaceForm.kind(form.value("kind")).orElse(null);
        long total = places.count(words, kind);
        var paging = Paging.of(Paging.asked(number), SIZE, total);
        model.addAttribute("rows", views(page, places.search(words, kind, (paging.number() - 1) * SIZE, SIZE)));
        model.addAttribute("total", total);
        model.addAttribute("paging", paging);
        model.addAttribute("kinds", kinds(page));
        model.addAttribute("mayAdd", rights.has("concern"));
        return "venues/list";
    }

    @GetMapping("/app/venues/csv")
    ResponseEntity<byte[]> csv(Page page, Form form) {
        @Nullable PlaceKind kind = PlaceForm.kind(form.value("kind")).orElse(null);
        String file = new Csv<PlaceView>()
                .column(page.t("venues.form.name"), PlaceView::name)
                .column(page.t("venues.form.kind"), PlaceView::kind)
                .column(page.t("venues.form.street"), PlaceView::address)
                .column(page.t("venues.form.phone"), PlaceView::phone)
                .of(views(page, places.export(Typed.line(form.value("q")), kind, MOST)));
        return CsvAnswer.of("places", file);
    }

    @GetMapping("/app/venues/new")
    String blank(Page page, Form form, Model model) {
        mayAdd();
        form.fill("city", "Minneapolis");
        return edit(page, model, "/app/venues/new", null);
    }

    @PostMapping("/app/venues/new")
    String add(Page page, Form form, @Valid PlaceForm typed, BindingResult result, Model model) {
        mayAdd();
        return form.isWrong(result)
                ? edit(page, model, "/app/venues/new", null)
                : "redirect:/app/venues/" + places.add(typed.details()).value();
    }

    @GetMapping("/app/venues/{id}")
    String place(Page page, Form form, @PathVariable UUID id, Model model) {
        Place place = places.find(new PlaceId(id)).orElseThrow(NotFound::new);
        if (!places.mayChange()) {
            model.addAttribute("place", PlaceView.of(place, page.text()));
            return "venues/place";
        }
        PlaceForm.fill(form, place);
        return edit(page, model, "/app/venues/" + id, null);
    }

    @PostMapping("/app/venues/{id}")
    String change(
            Page page, Form form, @PathVariable UUID id, @Valid PlaceForm typed, BindingResult result, Model model) {
        if (!places.mayChange()) {
            throw new NotFound();
        }
        String here = "/app/venues/" + id;
        if (form.isWrong(result)) {
            return edit(page, model, here, null);
        }
        return switch (places.change(new PlaceId(id), typed.versionSeen(), typed.details())) {
            case PlaceChange.Done done -> "redirect:/app/venues";
            case PlaceChange.NotYours notYours -> throw new NotFound();
            case PlaceChange.Overtaken(Place now) -> {
                form.put("version", now.version());
                yield edit(page, model, here, PlaceView.of(now, page.text()));
            }
        };
    }

    private static String edit(Page page, Model model, String action, @Nullable PlaceView meanwhile) {
        model.addAttribute("action", action);
        model.addAttribute("meanwhile", meanwhile);
        model.addAttribute("kinds", kinds(page));
        return "venues/edit";
    }

    private static List<Option> kinds(Page page) {
        return Stream.of(PlaceKind.values())
                .map(Db::word)
                .map(word -> new Option(word, page.t("venues.kind." + word)))
                .toList();
    }

    private static List<PlaceView> views(Page page, List<Place> places) {
        return places.stream().map(it -> PlaceView.of(it, page.text())).toList();
    }

    private void mayAdd() {
        if (!rights.has("concern")) {
            throw new NotFound();
        }
    }
}
