package org.anydoor.platform.api;

import java.util.List;

/** The doors for programs, told by the module that keeps doors. */
public interface PartnerDoors {
    /** A door by its key and by what staff call it. */
    record Door(String key, String name) {}

    /** Those through which a program of this kind of agency may send. */
    List<Door> openTo(String agencyKind);
}
