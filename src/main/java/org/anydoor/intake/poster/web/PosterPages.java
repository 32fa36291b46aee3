package org.anydoor.intake.poster.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anydoor.directory.CrisisLine;
import org.anydoor.directory.CrisisLines;
import org.anydoor.intake.poster.PosterCode;
import org.anydoor.intake.poster.Posters;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.QrDrawing;
import org.anydoor.platform.web.Typed;
import org.anydoor.venues.Place;
import org.anydoor.venues.PlaceId;
import org.anydoor.venues.PlaceKind;
import org.anydoor.venues.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Posters for hotels: made, printed and withdrawn by administrators of intake and of licensing. */
@Controller
class PosterPages {
    private static final String PATH = "/app/administration/posters";
    private static final Set<String> KINDS = Set.of("intake", "licensing");
    private static final int SIZE = 25;
    private static final String EVERYBODYS = "https://";
    private static final String HELP_LINE = "trafficking";

    private final Posters posters;
    private final Places places;
    private final Messages messages;
    private final CrisisLines lines;
    private final @Nullable String base;

    PosterPages(
            Posters posters,
            Places places,
            Messages messages,
            CrisisLines lines,
            @Value("${anydoor.base-url:#{null}}") @Nullable String base) {
        this.posters = posters;
        this.places = places;
        this.messages = messages;
        this.lines = lines;
        this.base = base;
    }

    @Bean
    static NavEntry postersEntry() {
        return new NavEntry("intake.posters.nav", PATH, 96, "administration", it -> KINDS.contains(it.agencyKind()));
    }

    @GetMapping(PATH)
    String list(Form form, @RequestParam(name = "page", defaultValue = "1") String number, Model model) {
        open();
        String words = Typed.line(form.value("q"));
        var paging = Paging.of(Paging.asked(number), SIZE, places.count(words, PlaceKind.HOTEL));
        List<Place> hotels = places.search(words, PlaceKind.HOTEL, (paging.number() - 1) * SIZE, SIZE);
        Map<PlaceId, PosterCode> codes =
                posters.at(hotels.stream().map(Place::id).toList());
        model.addAttribute(
                "rows", hotels.stream().map(it -> row(it, codes.get(it.id()))).toList());
        model.addAttribute("paging", paging);
        return "intake/posters";
    }

    @PostMapping(PATH)
    String make(@RequestParam UUID place) {
        open();
        PlaceId hotel = hotel(new PlaceId(place)).id();
        return "redirect:" + PATH + "/" + posters.make(hotel).value();
    }

    @GetMapping(PATH + "/{code}")
    String print(@PathVariable String code, HttpServletRequest request, Model model) {
        open();
        PosterCode hangs = PosterCode.find(code).orElseThrow(NotFound::new);
        Place place = hotel(posters.placeOf(hangs).orElseThrow(NotFound::new));
        String address = origin(request) + "/door/" + Posters.HOTEL + "/" + hangs.value();
        model.addAttribute(
                "poster",
                new PosterView(
                        place.name(),
                        typed(address),
                        QrDrawing.of(address),
                        hangs.value(),
                        Arrays.stream(Language.values()).map(messages::in).toList(),
                        line()));
        return "intake/poster";
    }

    /** Paper cannot be called back, so it is asked once more. */
    @GetMapping(PATH + "/{code}/withdraw")
    String askWithdraw(@PathVariable String code, Model model) {
        open();
        PosterCode hangs = PosterCode.find(code).orElseThrow(NotFound::new);
        Place place = hotel(posters.placeOf(hangs).orElseThrow(NotFound::new));
        model.addAttribute("row", row(place, hangs));
        return "intake/posterWithdraw";
    }

    @PostMapping(PATH + "/{code}/withdraw")
    String withdraw(@PathVariable String code) {
        open();
        if (!PosterCode.find(code).map(posters::withdraw).orElse(false)) {
            throw new NotFound();
        }
        return "redirect:" + PATH + "?done=withdrawn";
    }

    private void open() {
        if (!posters.mayPost()) {
            throw new NotFound();
        }
    }

    private Place hotel(PlaceId id) {
        return places.find(id)
                .filter(it -> it.details().kind() == PlaceKind.HOTEL)
                .orElseThrow(NotFound::new);
    }

    private @Nullable String line() {
        return lines.publicLines().stream()
                .filter(it -> it.key().equals(HELP_LINE))
                .map(CrisisLine::phone)
                .findFirst()
                .orElse(null);
    }

    /** As people type it: a browser finds the rest of an ordinary address by itself. */
    private static String typed(String address) {
        return address.startsWith(EVERYBODYS) ? address.substring(EVERYBODYS.length()) : address;
    }

    private String origin(HttpServletRequest request) {
        String here = request.getRequestURL().toString();
        return base != null
                ? base.replaceFirst("/$", "")
                : here.substring(0, here.length() - request.getRequestURI().length());
    }

    private static PosterView.Row row(Place place, @Nullable PosterCode code) {
        String street = place.details().street();
        return new PosterView.Row(
                place.id().value().toString(),
                place.name(),
                street == null ? "" : street,
                code == null ? null : code.value());
    }
}
