package org.anydoor.intake.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.anydoor.intake.Followed.Pass;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Unopened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries the proof to hold a receipt from page to page in a hidden field, for fifteen minutes after the last step. */
@Component
public class ReceiptPass {
    private static final byte[] CONTEXT = "receipt-pass".getBytes(StandardCharsets.US_ASCII);
    static final Duration LONGEST = Duration.ofMinutes(15);

    private final MasterKey master;
    private final Clock clock;

    ReceiptPass(MasterKey master, Clock clock) {
        this.master = master;
        this.clock = clock;
    }

    /** The hidden field's value, good from now on for fifteen minutes. */
    public String seal(Pass pass) {
        byte[] plain = ByteBuffer.allocate(Long.BYTES + 1 + pass.digest().length)
                .putLong(clock.millis())
                .put((byte) (pass.everything() ? 1 : 0))
                .put(pass.digest())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(master.seal(MasterKey.Purpose.FORM, plain, CONTEXT));
    }

    /** The pass; empty where the field is missing, altered or too old. */
    public Optional<Pass> open(@Nullable String field) {
        if (field == null || field.isEmpty()) {
            return Optional.empty();
        }
        try {
            ByteBuffer plain = ByteBuffer.wrap(
                    master.open(MasterKey.Purpose.FORM, Base64.getUrlDecoder().decode(field), CONTEXT));
            Instant made = Instant.ofEpochMilli(plain.getLong());
            boolean everything = plain.get() == 1;
            byte[] digest = new byte[plain.remaining()];
            plain.get(digest);
            return made.plus(LONGEST).isAfter(clock.instant())
                    ? Optional.of(new Pass(digest, everything))
                    : Optional.empty();
        } catch (IllegalArgumentException | Unopened altered) {
            return Optional.empty();
        }
    }
}
