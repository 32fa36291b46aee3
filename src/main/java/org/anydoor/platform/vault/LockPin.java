package org.anydoor.platform.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.keys.OneTimeSeal;

/**
 * Which pair of the agency a holder knows, sealed by their own private half and so by their words: anybody can seal a share to a
 * holder, but nobody else can write this.
 */
record LockPin(int version, byte[] digest) {
    static LockPin of(AgencyId agency, int version, byte[] publicKey) {
        return new LockPin(version, digest(agency, publicKey));
    }

    static LockPin of(OpenVault vault) {
        return of(vault.agency(), vault.version(), vault.publicKey());
    }

    byte[] sealedBy(Pair own, AgencyId agency, UUID holder) {
        return seal(own, agency, holder)
                .seal(ByteBuffer.allocate(Integer.BYTES + digest.length)
                        .putInt(version)
                        .put(digest)
                        .array());
    }

    static LockPin openedBy(Pair own, AgencyId agency, UUID holder, byte[] sealed) {
        byte[] plain = seal(own, agency, holder).open(sealed);
        return new LockPin(ByteBuffer.wrap(plain).getInt(), Arrays.copyOfRange(plain, Integer.BYTES, plain.length));
    }

    /** Whether it is this pair. */
    boolean is(OpenVault vault) {
        return version == vault.version() && MessageDigest.isEqual(digest, digest(vault.agency(), vault.publicKey()));
    }

    private static byte[] digest(AgencyId agency, byte[] publicKey) {
        return KeyNumber.digest("pin/" + agency.value(), Pair.point(publicKey));
    }

    private static OneTimeSeal seal(Pair own, AgencyId agency, UUID holder) {
        return new OneTimeSeal(own.secret(), "vault-pin/" + agency.value() + "/" + holder);
    }
}
