package org.anydoor.intake;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names one sending of one form, made by the server when the form begins and known to the sender's page alone; the
 * database keeps its digest, so that nobody who reads the database can read the answer that was given.
 */
public record SubmissionId(UUID value) {
    public static SubmissionId fresh() {
        return new SubmissionId(UUID.randomUUID());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /** What the database keeps; 122 random bits need no key or salt. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
