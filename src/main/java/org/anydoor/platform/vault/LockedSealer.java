package org.anydoor.platform.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.anydoor.platform.keys.OneTimeSeal;

/** Seals and opens the locked notes of one subject, each under a key of its own that comes from the subject's. */
public final class LockedSealer {
    private final UUID subject;
    private final byte[] key;

    LockedSealer(UUID subject, byte[] key) {
        this.subject = subject;
        this.key = key;
    }

    public byte[] seal(String text, UUID note) {
        return of(note).seal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of that note; {@link org.anydoor.platform.keys.Unopened} if the bytes are another's. */
    public String text(byte[] sealed, UUID note) {
        return new String(of(note).open(sealed), StandardCharsets.UTF_8);
    }

    private OneTimeSeal of(UUID note) {
        return new OneTimeSeal(key, "vault-note/" + subject + "/" + note);
    }
}
