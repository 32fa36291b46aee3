package org.anydoor.platform.vault;

import java.util.List;

/** How it stands with the locked notes of the calling member's agency. */
public sealed interface VaultStanding {
    /** Counsel's approval of shared hosting is not recorded, so nothing is kept here. */
    record NotApproved() implements VaultStanding {}

    /** Nobody has set it up. */
    record NotSetUp() implements VaultStanding {}

    /**
     * Colleagues hold the key and the caller does not.
     *
     * @param asked whether there is a row of theirs, which says nothing about whose key is in it
     */
    record Outside(boolean asked) implements VaultStanding {}

    /** The caller's words open it. */
    record Inside(List<VaultHolder> holders) implements VaultStanding {}
}
