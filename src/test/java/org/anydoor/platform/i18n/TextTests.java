package org.anydoor.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTests {

    private static final Instant NOW = Instant.parse("2025-01-04T07:40:00Z");
    private static final ZoneId CITY = ZoneId.of("America/Chicago");
    private static final Messages MESSAGES = Messages.load(CITY, InstantSource.fixed(NOW));

    private static String said(Language language) {
        return MESSAGES.in(language).whenAndAgo(Instant.parse("2025-01-04T05:40:00Z"));
    }

    @Test
    void datesAreSaidInCityTimeInEachLanguage() {
        assertThat(said(Language.EN)).isEqualTo("Fri 3 Jan, 23:40 (2 h ago)");
        assertThat(said(Language.ES)).isEqualTo("vie 3 ene, 23:40 (hace 2 h)");
        assertThat(said(Language.HMN)).isEqualTo("Zwj Kuab, hnub 3 lub Ib Hlis, 23:40 (2 xuaj moos dhau los)");
        assertThat(said(Language.SO)).isEqualTo("Jim 3 Jan, 23:40 (2 saac ka hor)");
    }

    @Test
    void anotherYearIsNamed() {
        assertThat(MESSAGES.in(Language.EN).day(LocalDate.of(2024, 12, 31))).isEqualTo("Tue 31 Dec 2024");
    }

    @Test
    void onPaperTheYearIsAlwaysSaid() {
        assertThat(MESSAGES.in(Language.EN).inFull(NOW)).isEqualTo("Sat 4 Jan 2025, 01:40");
    }

    @Test
    void aDeadlineAtMidnightIsTheEndOfTheDayBefore() {
        Text text = MESSAGES.in(Language.EN);
        assertThat(text.endOfDay(Instant.parse("2025-01-04T06:00:00Z"))).hasValue("Fri 3 Jan");
        assertThat(text.endOfDay(Instant.parse("2025-01-04T06:01:00Z"))).isEmpty();
    }

    @Test
    void aStretchThatEndsOnTheDayOnWhichItBeganNamesTheDayOnce() {
        Text text = MESSAGES.in(Language.EN);
        Instant began = Instant.parse("2025-01-04T02:00:00Z");
        assertThat(text.end(began, Instant.parse("2025-01-04T05:40:00Z"))).isEqualTo("23:40");
        assertThat(text.end(began, NOW)).isEqualTo("Sat 4 Jan, 01:40");
    }

    @Test
    void whatIsFilledInIsNotReadAsAPlaceholder() {
        var texts = new Text(Language.EN, Map.of("a", "{0} and {1}, {2}, '{x}"), CITY, InstantSource.fixed(NOW));
        assertThat(texts.t("a", "{1}", "b")).isEqualTo("{1} and b, {2}, '{x}");
    }

    @Test
    void aKeyThatDoesNotExistIsAnError() {
        Text text = MESSAGES.in(Language.SO);
        assertThatThrownBy(() -> text.t("site.home.nothing")).hasMessageContaining("site.home.nothing");
    }

    @Test
    void theProgramDoesNotStartWithoutATranslation() {
        var texts = Map.of(Language.EN, Map.of("a.b", "x"), Language.SO, Map.<String, String>of());
        var catalogue = new Catalogue(texts, Map.of());
        assertThatThrownBy(() -> Messages.of(catalogue, CITY, InstantSource.fixed(NOW)))
                .hasMessage("Texts missing in so: [a.b]");
    }

    @Test
    void theBrowsersOrderDecidesTheLanguage() {
        assertThat(Language.preferred("fr, so;q=0.8, en;q=0.5")).isEqualTo(Language.SO);
        assertThat(Language.preferred("mww")).isEqualTo(Language.HMN);
        assertThat(Language.preferred("es-MX,es;q=0.9")).isEqualTo(Language.ES);
        assertThat(Language.preferred(";;;q=x")).isEqualTo(Language.EN);
        assertThat(Language.preferred(null)).isEqualTo(Language.EN);
    }
}
