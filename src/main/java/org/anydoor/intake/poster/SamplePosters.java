package org.anydoor.intake.poster;

import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.anydoor.venues.Place;
import org.anydoor.venues.PlaceKind;
import org.anydoor.venues.Places;
import org.springframework.stereotype.Component;

/** A poster in each hotel of the sample community. */
@Component
class SamplePosters implements SampleChapter {
    private static final List<String> CODES = List.of("K7Q4M", "W3TNH");

    private final Db db;
    private final Places places;

    SamplePosters(Db db, Places places) {
        this.db = db;
        this.places = places;
    }

    /** After the places, before what is told through the posters. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public void write(SampleTown town) {
        town.actFor(town.the("intake").id());
        List<Place> hotels = places.search("", PlaceKind.HOTEL, 0, CODES.size());
        for (int at = 0; at < hotels.size(); at++) {
            db.sql("insert into intake.poster (code, door, place_id, made_at) values (:code, :door, :place, :made)")
                    .with("code", CODES.get(at))
                    .with("door", Posters.HOTEL)
                    .with("place", hotels.get(at).id())
                    .with("made", town.now())
                    .runExactly(1);
        }
    }
}
