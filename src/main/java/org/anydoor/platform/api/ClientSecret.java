package org.anydoor.platform.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.anydoor.platform.keys.MasterKey;

/**
 * The secret of a program: 256 random bits, shown once. The database keeps a digest under the master key, so that whoever
 * writes into it cannot put in a secret of their own.
 */
public record ClientSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static ClientSecret fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** What is kept of it. */
    public record Digest(int version, byte[] bytes) {
        static Digest of(ClientSecret secret, MasterKey master) {
            return of(secret.text(), master.version(), master);
        }

        private static Digest of(String text, int version, MasterKey master) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Digest(version, master.digest(MasterKey.Purpose.CLIENT_SECRET, version, bytes));
        }

        /** Whether what was shown is the secret; takes as long whatever it is. */
        public boolean isOf(String shown, MasterKey master) {
            return master.versions(MasterKey.Purpose.CLIENT_SECRET).contains(version)
                    && MessageDigest.isEqual(of(shown, version, master).bytes(), bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Digest digest && version == digest.version && Arrays.equals(bytes, digest.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Digest";
        }
    }

    /** Says nothing, so that it reaches no log. */
    @Override
    public String toString() {
        return "ClientSecret";
    }
}
