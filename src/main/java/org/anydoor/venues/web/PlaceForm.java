package org.anydoor.venues.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.venues.Place;
import org.anydoor.venues.PlaceDetails;
import org.anydoor.venues.PlaceKind;
import org.jspecify.annotations.Nullable;

/** What a member types about a place. */
record PlaceForm(
        @NotBlank(message = "venues.form.name.missing") @Size(max = 160)
        String name,

        @NotBlank(message = "venues.form.kind.missing") String kind,
        @Size(max = 160) @Nullable String street,
        @Size(max = 80) @Nullable String city,
        @Size(max = 10) @Nullable String zip,
        @Size(max = 40) @Nullable String phone,
        @Nullable String version) {

    static void fill(Form form, Place place) {
        form.fill("name", place.name())
                .fill("kind", Db.word(place.details().kind()))
                .fill("street", place.details().street())
                .fill("city", place.details().city())
                .fill("zip", place.details().zip())
                .fill("phone", place.details().phone())
                .fill("version", place.version());
    }

    static Optional<PlaceKind> kind(String word) {
        return Stream.of(PlaceKind.values())
                .filter(it -> Db.word(it).equals(word))
                .findFirst();
    }

    int versionSeen() {
        return version != null && version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    PlaceDetails details() {
        String town = Typed.lineOrNull(city);
        return new PlaceDetails(
                Typed.line(name),
                kind(kind).orElse(PlaceKind.OTHER),
                Typed.lineOrNull(street),
                town == null ? "Minneapolis" : town,
                Typed.lineOrNull(zip),
                Typed.lineOrNull(phone));
    }
}
