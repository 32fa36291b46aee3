package org.anydoor.venues;

import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.stereotype.Component;

/** Fictional places of the sample community. */
@Component
class SamplePlaces implements SampleChapter {
    private static final List<List<String>> PLACES = List.of(
            List.of("Lakeview Inn", "hotel", "210 Shore Road"), List.of("Prairie Rest Motel", "hotel", "4 Old Highway"),
            List.of("Cedar Hill High School", "school", "1 School Lane"),
                    List.of("Central Bus Station", "transit", "80 Depot Street"),
            List.of("Blue Door Massage", "massage", "33 Canal Road"),
                    List.of("Riverport Mall", "shop", "500 Market Street"),
            List.of("Third Street Market", "shop", "12 Third Street"),
                    List.of("Cedar Hill Clinic", "clinic", "3 School Lane"));

    private final Db db;

    SamplePlaces(Db db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void write(SampleTown town) {
        town.actFor(town.the("intake").id());
        db.runEach(
                "insert into venues.place (id, name, kind, street, city, zip) values (:id, :name, :kind, :street, 'Riverport', '55000')",
                PLACES.stream()
                        .map(it -> SampleTown.row(
                                "id", town.key(), "name", it.get(0), "kind", it.get(1), "street", it.get(2)))
                        .toList());
    }
}
