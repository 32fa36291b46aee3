package org.anydoor.platform.audit.seal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an entry that the seal covers: lines that a person can read and hash by hand
 * ({@code docs/howto/verify-the-audit.md}). Nothing in a value can end its line. For one thread.
 */
final class EntryText {
    private static final byte[] HEXADECIMAL = ascii("0123456789abcdef");
    private static final long DAY = 86_400_000_000L;
    private static final int UUID_LENGTH = 36;

    private static final byte[] HEAD = ascii("anydoor-audit-entry-1\nid: ");
    private static final byte[] AT = ascii("\nat: ");
    private static final byte[] CALLER = ascii("\ncaller: ");
    private static final byte[] PERSON = ascii("\nperson: ");
    private static final byte[] AGENCY = ascii("\nagency: ");
    private static final byte[] ACTION = ascii("\naction: ");
    private static final byte[] OUTCOME = ascii("\noutcome: ");
    private static final byte[] SUBJECT = ascii("\nsubject: ");
    private static final byte[] OWNER = ascii(" owner: ");
    private static final byte[] ACTOR = ascii(" actor: ");
    private static final byte[] SUBJECT_AT = ascii(" at: ");

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] date = new byte[0];

    /** Writes the entry; {@link #bytes} and {@link #length} hold it until the next one. */
    EntryText write(SealedEntry entry) {
        length = 0;
        put(HEAD).put(entry.id()).put(AT).time(entry.at());
        put(CALLER).put(entry.caller()).put(PERSON).put(entry.person()).put(AGENCY);
        put(entry.agency()).put(ACTION).put(entry.action()).put(OUTCOME).put(entry.outcome());
        for (SealedEntry.Subject it : entry.subjects()) {
            put(SUBJECT).put(it.id()).put(OWNER).put(it.owner()).put(ACTOR).put(it.actor());
            put(SUBJECT_AT).time(it.at());
        }
        return one('\n');
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The whole text. */
    static String of(SealedEntry entry) {
        EntryText text = new EntryText().write(entry);
        return new String(text.bytes, 0, text.length, StandardCharsets.UTF_8);
    }

    private EntryText put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private EntryText put(@Nullable UUID id) {
        if (id == null) {
            return one('-');
        }
        room(UUID_LENGTH);
        hexadecimal(id.getMostSignificantBits() >>> 32, 8).one('-');
        hexadecimal(id.getMostSignificantBits() >>> 16, 4).one('-');
        hexadecimal(id.getMostSignificantBits(), 4).one('-');
        hexadecimal(id.getLeastSignificantBits() >>> 48, 4).one('-');
        return hexadecimal(id.getLeastSignificantBits(), 12);
    }

    private EntryText hexadecimal(long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEXADECIMAL[(int) (value >>> (4 * i)) & 15];
        }
        return this;
    }

    /** A backslash and what is below a blank are written out, so that each value stays in its line. */
    private EntryText put(String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b == '\\' || b >= 0 && b < ' ') {
                put(ascii("\\x%02x".formatted(b)));
            } else {
                one(b);
            }
        }
        return this;
    }

    private EntryText time(long micros) {
        long of = Math.floorDiv(micros, DAY);
        if (of != day) {
            date = ascii(LocalDate.ofEpochDay(of) + "T");
            day = of;
        }
        long rest = Math.floorMod(micros, DAY);
        put(date)
                .number(rest / 3_600_000_000L, 2)
                .one(':')
                .number(rest / 60_000_000 % 60, 2)
                .one(':');
        return number(rest / 1_000_000 % 60, 2)
                .one('.')
                .number(rest % 1_000_000, 6)
                .one('Z');
    }

    private EntryText number(long value, int digits) {
        room(digits);
        long left = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
        return this;
    }

    private EntryText one(int character) {
        room(1);
        bytes[length++] = (byte) character;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
