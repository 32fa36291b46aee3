package org.anydoor.platform.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.anydoor.platform.keys.MasterKey;
import org.springframework.stereotype.Component;

/** Six-digit codes of an authenticator app (RFC 6238); the secret lies sealed under the master key. */
@Component
public class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final MasterKey master;
    private final Clock clock;

    SecondFactors(MasterKey master, Clock clock) {
        this.master = master;
        this.clock = clock;
    }

    /** A new secret for somebody who enrols. */
    public byte[] fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The form in which {@code platform.person.totp_secret} holds a secret; it opens as this person's only. */
    public byte[] seal(PersonId person, byte[] secret) {
        return master.seal(secret, context(person));
    }

    byte[] open(PersonId person, byte[] sealed) {
        return master.open(sealed, context(person));
    }

    /** The code of the present half-minute. */
    public String code(byte[] secret) {
        return code(secret, clock.instant());
    }

    /** The time step whose code this is, one step early or late allowed; empty if it is none. */
    OptionalLong step(byte[] secret, String typed) {
        String digits = typed.replaceAll("\\s", "");
        Instant now = clock.instant();
        OptionalLong found = OptionalLong.empty();
        for (int off = -1; off <= 1; off++) {
            Instant at = now.plus(STEP.multipliedBy(off));
            if (MessageDigest.isEqual(bytes(code(secret, at)), bytes(digits))) {
                found = OptionalLong.of(at.getEpochSecond() / STEP.toSeconds());
            }
        }
        return found;
    }

    private String code(byte[] secret, Instant at) {
        try {
            return generator.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("HMAC-SHA-1 takes any key", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] context(PersonId person) {
        return bytes(context(person.value().toString()));
    }

    static String context(String person) {
        return "totp:" + person;
    }
}
