package org.anydoor.intake.triage;

/** Where one agency stands with one concern; the owner's own handling and each copy sent on go through the same words. */
public enum State {
    NEW,
    ACKNOWLEDGED,
    ACCEPTED,
    DECLINED,
    TAKEN_BACK,
    CLOSED;

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return this == NEW || this == ACKNOWLEDGED || this == ACCEPTED;
    }
}
