package org.anydoor.intake;

/** How soon a named person must have acknowledged a concern; the minutes are dated configuration. */
public enum Urgency {
    IMMEDIATE(1),
    URGENT(2),
    STANDARD(3);

    private final int rank;

    Urgency(int rank) {
        this.rank = rank;
    }

    /** Place among open work; 1 first. */
    public int rank() {
        return rank;
    }
}
