package org.anydoor.intake;

/**
 * The kind of harm as the sender sees it: sex (Minn. Stat. 609.322), labor (609.281), forced crime, or unsure.
 * Unsure is an answer: where nobody asked or answered there is none.
 */
public enum Harm {
    SEX,
    LABOR,
    FORCED_CRIME,
    UNSURE
}
