package org.anydoor.intake.triage;

/** How a concern ended for one agency; counted, and never told to the person who sent it. */
public enum Outcome {
    HELPED,
    REFERRED,
    WITH_AGENCY,
    NO_CONTACT,
    NOT_TRAFFICKING,
    DUPLICATE,
    NOT_ENOUGH
}
