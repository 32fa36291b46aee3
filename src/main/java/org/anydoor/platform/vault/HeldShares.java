package org.anydoor.platform.vault;

import java.security.MessageDigest;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.keys.Unopened;
import org.springframework.stereotype.Component;

/**
 * Opens a holder's share of the agency's newest pair, and takes it only if it is the pair that the holder knows or one that
 * those who held it made after it: a share is sealed to a public key, and that anybody can do.
 */
@Component
class HeldShares {
    private final VaultRows rows;

    HeldShares(VaultRows rows) {
        this.rows = rows;
    }

    /** The newest pair; empty while nobody has let this holder in; {@link ChangedOutside} if it is not theirs. */
    Optional<OpenVault> open(AgencyId agency, VaultRows.Holder holder, Pair own) {
        try {
            own(holder, own);
            int newest = rows.newest(agency);
            return rows.share(agency, newest, holder.id()).map(share -> {
                OpenVault vault = OpenVault.shared(agency, newest, holder.id(), own, share);
                known(vault, LockPin.openedBy(own, agency, holder.id(), holder.pin()));
                return vault;
            });
        } catch (Unopened foreign) {
            throw new ChangedOutside(foreign);
        }
    }

    /** The public half in the row is that of the private half under the words. */
    private static void own(VaultRows.Holder holder, Pair own) {
        if (!MessageDigest.isEqual(Pair.point(holder.publicKey()), Pair.point(own.publicKey()))) {
            throw new ChangedOutside("a holder's public key is not that of their words");
        }
    }

    /** From the newest pair back to the one that is known: each holds the private half of the one before it. */
    private void known(OpenVault newest, LockPin pin) {
        OpenVault at = newest;
        while (at.version() > pin.version()) {
            OpenVault after = at;
            at = rows.proof(after.agency(), after.version())
                    .map(after::before)
                    .orElseThrow(() -> new ChangedOutside("a pair does not show that it follows the one before it"));
        }
        if (!pin.is(at) || !at.isWhole()) {
            throw new ChangedOutside("this is not the pair that the holder knows");
        }
    }
}
