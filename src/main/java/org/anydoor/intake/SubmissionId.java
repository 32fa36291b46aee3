package org.anydoor.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names one sending of one form, made by the server when the form begins and known to the sender's page alone; the
 * database keeps its digest, so that nobody who reads the database can read the answer that was given.
 *
 * @param said a digest of what is said, where a partner's program names its sendings and could say something else under one name
 */
public record SubmissionId(UUID value, @Nullable String said) {
    public SubmissionId(UUID value) {
        this(value, null);
    }

    public static SubmissionId fresh() {
        return new SubmissionId(UUID.randomUUID());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /**
     * The sending of these words with this form. Whoever goes back, changes something and sends again has told us more, and
     * nothing told is lost: it is another concern with a receipt of its own.
     */
    public SubmissionId saying(Map<String, List<String>> words) {
        MessageDigest digest = sha256();
        digest.update(bytes());
        new TreeMap<>(words).forEach((field, values) -> {
            update(digest, field);
            digest.update((byte) values.size());
            values.forEach(value -> update(digest, value));
        });
        ByteBuffer name = ByteBuffer.wrap(digest.digest());
        return new SubmissionId(new UUID(name.getLong(), name.getLong()));
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /** What the database keeps; 122 random bits need no key or salt. */
    public byte[] digest() {
        return sha256().digest(bytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
