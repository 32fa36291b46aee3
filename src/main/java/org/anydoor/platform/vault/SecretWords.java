package org.anydoor.platform.vault;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anydoor.platform.keys.OneTimeSeal;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What a member keeps in their head, or the agency on paper in its safe. Argon2id (64 MiB, 3 passes; RFC 9106) makes a key of
 * it, so that guessing with a copy of the database is slow.
 */
public record SecretWords(String words) {
    private static final int MEMORY_KIB = 1 << 16;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int GROUPS = 6;
    private static final int IN_GROUP = 5;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Each takes 64 MiB for a moment; a crowd waits. */
    private static final Semaphore PLACES = new Semaphore(2, true);

    /** As typed: what a keyboard may write in two ways counts as one. */
    public static SecretWords typed(String words) {
        return new SecretWords(
                Normalizer.normalize(words, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " "));
    }

    /** A recovery code as typed from paper, with or without its hyphens. */
    public static SecretWords code(String typed) {
        return new SecretWords(typed.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    /** A new recovery code as it is printed, some 148 bits by chance. */
    static String freshCode() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> IntStream.range(0, IN_GROUP)
                        .mapToObj(at -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    static byte[] freshSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** What seals this holder's private key. */
    OneTimeSeal seal(byte[] salt, String purpose) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build());
        byte[] key = new byte[BYTES];
        PLACES.acquireUninterruptibly();
        try {
            argon.generateBytes(words.toCharArray(), key);
        } finally {
            PLACES.release();
        }
        return new OneTimeSeal(key, purpose);
    }

    /** Says nothing: whoever reads a log must not read it there. */
    @Override
    public String toString() {
        return "SecretWords";
    }
}
