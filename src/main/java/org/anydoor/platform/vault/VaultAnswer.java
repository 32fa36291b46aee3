package org.anydoor.platform.vault;

/** What came of words that a member typed. */
public sealed interface VaultAnswer {
    /** The agency's notes are open. */
    record Opened(OpenVault vault) implements VaultAnswer {}

    /** Open, and there is a recovery code that is shown this once. */
    record OpenedWithCode(OpenVault vault, String code) implements VaultAnswer {}

    /** These are not the words. */
    record Wrong() implements VaultAnswer {}

    /**
     * The words are right, and nobody has let their owner in yet.
     *
     * @param number of the key under these words, to be read to a colleague
     */
    record NotLetIn(String number) implements VaultAnswer {}

    /** Too many guesses: they are not looked at for a while. */
    record MustWait() implements VaultAnswer {}

    /** This is not the number of the lock that is stored here. */
    record OtherLock() implements VaultAnswer {}

    /** The lock in the database is not the one that the caller's words vouch for, nor one that its holders made of it. */
    record Changed() implements VaultAnswer {}

    /** It is not for this caller to do now: somebody else has done it, or nothing is set up. */
    record Refused() implements VaultAnswer {}
}
