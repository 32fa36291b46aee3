package org.anydoor.intake.api;

import java.util.List;
import org.anydoor.intake.Doors;
import org.anydoor.platform.api.PartnerDoors;
import org.springframework.stereotype.Component;

/** Tells administrators through which doors a program of theirs may send. */
@Component
class PartnerDoorsHere implements PartnerDoors {
    private final Doors doors;

    PartnerDoorsHere(Doors doors) {
        this.doors = doors;
    }

    @Override
    public List<Door> openTo(String agencyKind) {
        return doors.partnerDoors(agencyKind).stream()
                .map(it -> new Door(it.key(), it.name()))
                .toList();
    }
}
