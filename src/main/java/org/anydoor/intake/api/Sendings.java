package org.anydoor.intake.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.api.web.Refusal;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Turns a program's Idempotency-Key into the name of one sending. The key is the program's own: another's of the same letters
 * names another sending, and whoever reads the database finds neither the key nor, with it, the answer.
 */
@Component
class Sendings {
    static final String HEADER = "Idempotency-Key";

    private static final String KEY = "[!-~]{8,200}";

    private final MasterKey master;

    Sendings(MasterKey master) {
        this.master = master;
    }

    SubmissionId of(ClientId client, @Nullable String key, byte[] said) {
        if (key == null || !key.matches(KEY)) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Send a header " + HEADER
                            + " of 8 to 200 letters, digits or signs, new for every concern and the same"
                            + " when you send that concern again.",
                    HEADER,
                    key == null ? "This is needed." : "This is not 8 to 200 printable ASCII characters.");
        }
        byte[] name = (client + "\n" + key).getBytes(StandardCharsets.UTF_8);
        ByteBuffer digest = ByteBuffer.wrap(master.steadyDigest(MasterKey.Purpose.SENDING, name));
        return new SubmissionId(
                new UUID(digest.getLong(), digest.getLong()),
                HexFormat.of().formatHex(master.steadyDigest(MasterKey.Purpose.SENDING, said)));
    }
}
