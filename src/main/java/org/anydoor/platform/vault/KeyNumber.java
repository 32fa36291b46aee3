package org.anydoor.platform.vault;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.keys.Unopened;

/**
 * Twenty-five digits (83 bits) that stand for a public key when two people talk. They come from the point on the curve alone, so
 * that nobody can try other spellings of one key until the digits fit.
 */
record KeyNumber(String purpose) {
    private static final int DIGITS = 25;

    /** The agency's own pair. */
    static KeyNumber ofLock(AgencyId agency) {
        return new KeyNumber("lock/" + agency.value());
    }

    /** The pair of one who asks to be let in. */
    static KeyNumber ofHolder(UUID holder) {
        return new KeyNumber("holder/" + holder);
    }

    /** The digits in groups of five. */
    String of(byte[] publicKey) {
        BigInteger number = new BigInteger(1, digest(purpose, Pair.point(publicKey)));
        String digits = ("0".repeat(DIGITS) + number.mod(BigInteger.TEN.pow(DIGITS)));
        return digits.substring(digits.length() - DIGITS).replaceAll("(\\d{5})(?=\\d)", "$1 ");
    }

    /** Whether these digits, however they are spaced, stand for this key; never for what is no key. */
    boolean fits(byte[] publicKey, String typed) {
        try {
            return of(publicKey).replace(" ", "").equals(typed.replaceAll("\\D", ""));
        } catch (Unopened none) {
            return false;
        }
    }

    static byte[] digest(String purpose, byte[] point) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(("anydoor/vault-number/" + purpose + "/").getBytes(StandardCharsets.UTF_8));
            return sha.digest(point);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
