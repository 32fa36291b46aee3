package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;

/** Seals under a key made from a secret that only the other side keeps, so that the stored bytes alone open for nobody. */
public record OneTimeSeal(byte[] secret, String purpose) {
    public byte[] seal(byte[] plain) {
        return aes().seal(plain, context());
    }

    /** The plain bytes; {@link Unopened} with another secret. */
    public byte[] open(byte[] sealed) {
        return aes().open(sealed, context());
    }

    private Aes aes() {
        return Aes.of(Aes.derive(secret, context()));
    }

    private byte[] context() {
        return ("anydoor/" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
