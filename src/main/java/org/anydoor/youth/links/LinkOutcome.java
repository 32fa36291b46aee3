package org.anydoor.youth.links;

/** What became of a decision on two records. */
public sealed interface LinkOutcome {
    /** It stands in the ledger; the pair stands so now. */
    record Done(Standing now) implements LinkOutcome {}

    /** Somebody else has decided since the page was shown; nothing was written. */
    record Overtaken() implements LinkOutcome {}

    /** The same person has said this already, and it takes another one. */
    record ASecondPerson() implements LinkOutcome {}

    /** It would join what somebody says are two, or part what stays linked over other records. */
    record Contradicts() implements LinkOutcome {}

    /** There is nothing to take back, or it is so already. */
    record AlreadySo() implements LinkOutcome {}

    /** The caller does not see both records, owns neither, or a walled agency's record is one of two agencies'. */
    record NotYours() implements LinkOutcome {}
}
