package org.anydoor.platform.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Seals and opens the fields of one subject under its own data key; destroying that key shreds them all. */
public final class Sealer {
    private static final byte VERSION = 1;

    private final UUID subject;
    private final Aes key;

    Sealer(UUID subject, byte[] key) {
        this.subject = subject;
        this.key = Aes.of(key);
    }

    /** Whose fields these are. */
    public UUID subject() {
        return subject;
    }

    /** Seals the bytes of the field; they open only as this field of this subject. */
    public byte[] seal(byte[] plain, String field) {
        byte[] sealed = key.seal(plain, context(field));
        return ByteBuffer.allocate(sealed.length + 1).put(VERSION).put(sealed).array();
    }

    public byte[] seal(String plain, String field) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), field);
    }

    /** Opens the bytes of the field; {@link Unopened} if they are another's. */
    public byte[] open(byte[] sealed, String field) {
        if (sealed.length < 1 || sealed[0] != VERSION) {
            throw new Unopened(new IllegalArgumentException("version"));
        }
        return key.open(Arrays.copyOfRange(sealed, 1, sealed.length), context(field));
    }

    public String text(byte[] sealed, String field) {
        return new String(open(sealed, field), StandardCharsets.UTF_8);
    }

    private byte[] context(String field) {
        byte[] name = field.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + name.length)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .put(name)
                .array();
    }
}
