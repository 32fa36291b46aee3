package org.anydoor.youth;

/** What everybody must know before they reach out; shown at the head of the page, above everything else. */
public enum SafetyFlag {
    PHONE_SEEN(true),
    HOME_UNSAFE(true),
    CONTROLLED(true),
    SELF_HARM(true),
    NEEDS_MEDICINE(false),
    INTERPRETER(false);

    private final boolean danger;

    SafetyFlag(boolean danger) {
        this.danger = danger;
    }

    /** Whether not knowing it may put the young person in danger; the others are needs. */
    public boolean isDanger() {
        return danger;
    }
}
