package org.anydoor.intake;

/** Whether somebody is in danger at this moment, as the sender says. */
public enum Danger {
    NOW,
    NOT_NOW,
    UNKNOWN
}
