package org.anydoor.intake;

import java.util.List;

/** The code that a sender keeps: five words, or sixteen digits in four groups. Shown once, stored only as a keyed digest. */
public record ReceiptCode(List<String> parts) {
    public ReceiptCode {
        parts = List.copyOf(parts);
    }

    /** As it is read out and written down. */
    public String text() {
        return String.join(" ", parts);
    }

    /** Says nothing, since a code in a log would open a conversation. */
    @Override
    public String toString() {
        return "ReceiptCode";
    }
}
