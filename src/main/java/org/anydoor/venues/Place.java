package org.anydoor.venues;

/**
 * One place, whatever roles it plays: in nearly every case of 2012 a hotel was used, and every hotel gave evidence.
 *
 * @param version to be handed back with a change
 */
public record Place(PlaceId id, PlaceDetails details, int version) {
    public String name() {
        return details.name();
    }
}
