package org.anydoor.intake;

import org.jspecify.annotations.Nullable;

/**
 * How a young person may be reached without putting them in danger; shown beside every contact action, and nothing is ever
 * sent to them automatically.
 *
 * @param reach the number, address or handle
 * @param hours when it is safe
 * @param voicemail whether a message may be left; null where nobody said
 * @param askFor the name to ask for
 * @param weAre the name that we give for ourselves
 * @param deviceSeenBy who else sees the phone or account
 * @param codeWord what they say when it is not safe to speak
 */
public record SafeContact(
        Way way,
        @Nullable String reach,
        @Nullable String hours,
        @Nullable Boolean voicemail,
        @Nullable String askFor,
        @Nullable String weAre,
        @Nullable String deviceSeenBy,
        @Nullable String codeWord,
        boolean doNotContact) {

    /** The way that they chose; HERE is the conversation behind their receipt. */
    public enum Way {
        HERE,
        TEXT,
        CALL,
        EMAIL,
        IN_PERSON
    }
}
