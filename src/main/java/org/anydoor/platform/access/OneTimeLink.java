package org.anydoor.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.anydoor.platform.db.Caller;

/** The secret in a link that works once; only its digest is stored. */
public record OneTimeLink(String token) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    static OneTimeLink fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new OneTimeLink(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whoever holds the link: sees the one row that bears its digest. */
    Caller.SignIn caller() {
        return new Caller.SignIn(HexFormat.of().formatHex(digest()));
    }

    @Override
    public String toString() {
        return "a one-time link";
    }
}
