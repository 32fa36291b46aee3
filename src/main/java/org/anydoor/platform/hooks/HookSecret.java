package org.anydoor.platform.hooks;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anydoor.platform.keys.MasterKey;

/** What deliveries are signed with (Standard Webhooks 1.0): 256 random bits, shown once as {@code whsec_…}, kept sealed. */
public final class HookSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    private HookSecret(byte[] key) {
        this.key = key;
    }

    static HookSecret fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new HookSecret(random);
    }

    static HookSecret open(UUID id, byte[] sealed, MasterKey master) {
        return new HookSecret(master.open(sealed, context(id)));
    }

    byte[] sealed(UUID id, MasterKey master) {
        return master.seal(key, context(id));
    }

    private static byte[] context(UUID id) {
        return context(id.toString()).getBytes(StandardCharsets.UTF_8);
    }

    static String context(String id) {
        return "hook-secret/" + id;
    }

    /** As it is shown, once. */
    public String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /** The value of {@code webhook-signature}: one for each secret, so that the reader may change over without a stop. */
    static String signatures(List<HookSecret> secrets, UUID id, Instant at, byte[] body) {
        return secrets.stream().map(it -> "v1," + it.signature(id, at, body)).collect(Collectors.joining(" "));
    }

    private String signature(UUID id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    /** Says nothing, so that it reaches no log. */
    @Override
    public String toString() {
        return "HookSecret";
    }
}
