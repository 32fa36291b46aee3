package org.anydoor.directory;

/** What somebody needs; "legal help" covers immigration, for which no field exists anywhere. */
public enum Need {
    SAFETY,
    HOUSING,
    HEALTH,
    MENTAL_HEALTH,
    SUBSTANCE_USE,
    LEGAL,
    EDUCATION,
    FAMILY,
    BASIC_NEEDS,
    ADVOCACY,
    CULTURE
}
