package org.anydoor.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The doors of this community; configuration, the same for everybody. */
@Component
public class Doors {
    private final Configured configured;

    Doors(Configured configured) {
        this.configured = configured;
    }

    /** The door of this key, open or not. */
    public Optional<Door> find(String key) {
        return byKey(configured.now(), key).filter(Door::open).or(() -> byKey(configured.newest(), key));
    }

    /** Open doors for staff of this kind of agency, in order. */
    public List<Door> openTo(String agencyKind) {
        return configured.now().doors().stream()
                .filter(door ->
                        door.open() && door.staff() && door.opensToKinds().contains(agencyKind))
                .toList();
    }

    /** Open doors for programs of this kind of agency, in order. */
    public List<Door> partnerDoors(String agencyKind) {
        return configured.now().doors().stream()
                .filter(door ->
                        door.active() && door.partner() && door.opensToKinds().contains(agencyKind))
                .toList();
    }

    /** Whether any door for staff is open to this kind of agency. */
    public boolean isOpenTo(String agencyKind) {
        return !openTo(agencyKind).isEmpty();
    }

    /** The open public door that is meant for people of this kind of agency, who need no account for it. */
    public Optional<Door> publicFor(String agencyKind) {
        return configured.now().doors().stream()
                .filter(door -> door.open()
                        && !door.staff()
                        && !door.partner()
                        && door.opensToKinds().contains(agencyKind))
                .findFirst();
    }

    /** Every door in order, open or not. */
    public List<Door> all() {
        return configured.now().doors();
    }

    /** What staff call a door; one that is no more keeps its key. */
    public String name(String key) {
        return byKey(configured.now(), key).map(Door::name).orElse(key);
    }

    private static Optional<Door> byKey(Configured.Snapshot known, String key) {
        return known.doors().stream().filter(door -> door.key().equals(key)).findFirst();
    }
}
