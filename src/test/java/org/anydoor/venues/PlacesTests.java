package org.anydoor.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class PlacesTests {
    private final Places places;
    private final AgencyId agency = PlatformFixtures.agency("intake");
    private final Caller navigator = new Caller.Member(PlatformFixtures.person(agency, "navigator"), agency);

    @Autowired
    PlacesTests(Places places) {
        this.places = places;
    }

    private static PlaceDetails hotel(String name) {
        return new PlaceDetails(name, PlaceKind.HOTEL, "1200 Lake Street", "Minneapolis", "55408", null);
    }

    @Test
    void aPlaceIsFoundByNameAndByStreet() {
        Callers.run(navigator, () -> {
            PlaceId id = places.add(hotel("Lakeview Inn 7"));
            assertThat(places.search("view inn 7", null, 0, 10))
                    .extracting(Place::id)
                    .contains(id);
            assertThat(places.search("lake street", PlaceKind.HOTEL, 0, 50))
                    .extracting(Place::id)
                    .contains(id);
            assertThat(places.search("view inn 7", PlaceKind.SCHOOL, 0, 10)).isEmpty();
            assertThat(places.count("view inn 7", null)).isEqualTo(1);
        });
    }

    @Test
    void aPlaceIsFoundByItsExactNameHoweverManyComeNear() {
        Callers.run(navigator, () -> {
            for (String before : "ABCDEF".split("")) {
                places.add(hotel(before + " Corner Exact Inn"));
            }
            PlaceId id = places.add(hotel("Corner Exact Inn"));
            assertThat(places.named(" corner exact inn ")).map(Place::id).hasValue(id);
            assertThat(places.named("Exact Inn")).isEmpty();
        });
    }

    @Test
    void wordsAreWordsAndNoPattern() {
        Callers.run(navigator, () -> {
            places.add(hotel("Percent Inn"));
            assertThat(places.search("%", null, 0, 10)).isEmpty();
            assertThat(places.search("' or 1=1 --", null, 0, 10)).isEmpty();
        });
    }

    @Test
    void theSecondWriterIsShownWhatTheFirstDid() {
        Callers.run(navigator, () -> {
            PlaceId id = places.add(hotel("Old Name"));
            assertThat(places.change(id, 1, hotel("First Name"))).isInstanceOf(PlaceChange.Done.class);
            assertThat(places.change(id, 1, hotel("Second Name")))
                    .isInstanceOfSatisfying(
                            PlaceChange.Overtaken.class,
                            it -> assertThat(it.now().name()).isEqualTo("First Name"));
        });
    }

    @Test
    void aHotelAddsAPlaceAndChangesNone() {
        PlaceId id = Callers.as(navigator, () -> places.add(hotel("Riverside Inn")));
        AgencyId hotel = PlatformFixtures.agency("hotel");
        Callers.run(new Caller.Member(PlatformFixtures.person(hotel, "staff"), hotel), () -> {
            assertThat(places.change(id, 1, hotel("Moved Inn"))).isInstanceOf(PlaceChange.NotYours.class);
            assertThat(places.change(places.add(hotel("Own Inn")), 1, hotel("Moved Inn")))
                    .isInstanceOf(PlaceChange.NotYours.class);
        });
        assertThat(PlatformFixtures.value(String.class, "select name from venues.place where id = ?", id))
                .isEqualTo("Riverside Inn");
    }

    @Test
    void thePublicSeesNoPlaceAndAddsNone() {
        Callers.run(Caller.Public.ANYBODY, () -> {
            assertThat(places.search("", null, 0, 10)).isEmpty();
            assertThatThrownBy(() -> places.add(hotel("Nowhere"))).isInstanceOf(RuntimeException.class);
        });
    }
}
