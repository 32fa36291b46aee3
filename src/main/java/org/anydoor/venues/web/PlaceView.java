package org.anydoor.venues.web;

import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.venues.Place;
import org.anydoor.venues.PlaceDetails;

/** A place as it is read. */
public record PlaceView(String path, String name, String kind, String address, String phone) {
    static PlaceView of(Place place, Text text) {
        PlaceDetails it = place.details();
        String address =
                (it.street() == null ? "" : it.street() + ", ") + it.city() + (it.zip() == null ? "" : " " + it.zip());
        return new PlaceView(
                "/app/venues/" + place.id().value(),
                it.name(),
                text.t("venues.kind." + Db.word(it.kind())),
                address,
                it.phone() == null ? "" : it.phone());
    }
}
