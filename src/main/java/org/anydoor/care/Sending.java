package org.anydoor.care;

/** What became of a draft. */
public sealed interface Sending {
    /** It is with the receiver. */
    record Sent(ReferralId id) implements Sending {}

    /** It was not sent, for this reason. */
    record Refused(Why why) implements Sending {}

    /** Why nothing was sent. */
    enum Why {
        /** The service takes no referrals here, or not now. */
        NOT_OFFERED,
        /** The service is the sender's own. */
        OWN_SERVICE,
        /** No agreement lets the sender's kind of agency refer to the receiver's. */
        NO_AGREEMENT,
        /** A walled agency names nobody without the young person's release. */
        RELEASE_NEEDED,
        /** The caller does not see that young person or concern. */
        NOT_YOURS
    }
}
