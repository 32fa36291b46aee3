package org.anydoor.intake.triage;

import static org.anydoor.intake.triage.State.ACCEPTED;
import static org.anydoor.intake.triage.State.ACKNOWLEDGED;
import static org.anydoor.intake.triage.State.CLOSED;
import static org.anydoor.intake.triage.State.NEW;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be done with a concern, and where it stands when that is allowed: this is the whole table. The owner decides on
 * its own handling; an agency to which a copy was sent answers on the copy.
 */
public enum Deed {
    ACKNOWLEDGE(EnumSet.of(NEW), EnumSet.of(NEW)),
    SET_URGENCY(EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED), none()),
    MASK(EnumSet.of(ACKNOWLEDGED, ACCEPTED), none()),
    SEND(EnumSet.of(ACKNOWLEDGED, ACCEPTED), none()),
    TAKE_BACK(EnumSet.of(ACKNOWLEDGED, ACCEPTED), none()),
    ACCEPT(EnumSet.of(NEW, ACKNOWLEDGED), EnumSet.of(NEW, ACKNOWLEDGED)),
    DECLINE(none(), EnumSet.of(NEW, ACKNOWLEDGED)),
    ASSIGN(EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED), EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED)),
    JOIN(EnumSet.of(ACKNOWLEDGED, ACCEPTED), none()),
    SEPARATE(EnumSet.of(CLOSED), none()),
    LINK(EnumSet.of(ACKNOWLEDGED, ACCEPTED, CLOSED), EnumSet.of(ACKNOWLEDGED, ACCEPTED, CLOSED)),
    RECORD_REPORT(EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED, CLOSED), none()),
    GIVE_NOTICE(EnumSet.of(ACKNOWLEDGED, ACCEPTED, CLOSED), EnumSet.of(ACKNOWLEDGED, ACCEPTED, CLOSED)),
    TRANSLATE(EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED, CLOSED), none()),
    WRITE_TO_REPORTER(EnumSet.of(ACKNOWLEDGED, ACCEPTED, CLOSED), none()),
    KEEP_NOTE(EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED, CLOSED), EnumSet.of(NEW, ACKNOWLEDGED, ACCEPTED, CLOSED)),
    TRY(EnumSet.of(ACKNOWLEDGED, ACCEPTED), EnumSet.of(ACKNOWLEDGED, ACCEPTED)),
    UNDO_TRY(EnumSet.of(ACKNOWLEDGED, ACCEPTED), EnumSet.of(ACKNOWLEDGED, ACCEPTED)),
    MOVE_TRY(EnumSet.of(ACKNOWLEDGED, ACCEPTED), EnumSet.of(ACKNOWLEDGED, ACCEPTED)),
    REACH(EnumSet.of(ACKNOWLEDGED, ACCEPTED), EnumSet.of(ACKNOWLEDGED, ACCEPTED)),
    LOOK_AGAIN(EnumSet.of(ACKNOWLEDGED, ACCEPTED), EnumSet.of(ACCEPTED)),
    CLOSE(EnumSet.of(ACKNOWLEDGED, ACCEPTED), EnumSet.of(ACCEPTED)),
    OPEN_AGAIN(EnumSet.of(CLOSED), EnumSet.of(CLOSED));

    private final Set<State> asOwner;
    private final Set<State> asReceiver;

    Deed(Set<State> asOwner, Set<State> asReceiver) {
        this.asOwner = asOwner;
        this.asReceiver = asReceiver;
    }

    boolean isAllowed(State state, boolean owner) {
        return (owner ? asOwner : asReceiver).contains(state);
    }

    private static Set<State> none() {
        return EnumSet.noneOf(State.class);
    }
}
