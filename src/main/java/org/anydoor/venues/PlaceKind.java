package org.anydoor.venues;

/** What a place is in everyday life; one place may play other roles in the work of several modules. */
public enum PlaceKind {
    HOTEL,
    MASSAGE,
    SCHOOL,
    CLINIC,
    TRANSIT,
    SHOP,
    STREET,
    OTHER
}
