package org.anydoor.intake.triage;

/** Why an agency hands a copy back; a fixed list, so that reasons can be counted and nothing is told in free words. */
public enum DeclineReason {
    NOT_OURS,
    ALREADY_KNOWN,
    NO_CAPACITY,
    OUTSIDE_AREA,
    NOT_ENOUGH
}
