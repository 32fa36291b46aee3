package org.anydoor.platform.web;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Text as somebody typed it, made safe to store and to show: composed (NFC), line ends as {@code \n}, without control
 * characters and without the bidirectional overrides that let a text read differently from what it holds. Right-to-left
 * letters and their marks stay. Every form field passes here before a controller sees it.
 */
public final class Typed {

    private Typed() {}

    /** Several lines; spaces at the start and end are kept as typed. */
    public static String text(String typed) {
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        var kept = new StringBuilder(lines.length());
        lines.codePoints().filter(Typed::isKept).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** One line without spaces at its ends; empty when nothing was typed. */
    public static String line(@Nullable String typed) {
        return typed == null ? "" : text(typed).replace('\n', ' ').strip();
    }

    /** As {@link #line}, and nothing instead of an empty line. */
    public static @Nullable String lineOrNull(@Nullable String typed) {
        String line = line(typed);
        return line.isEmpty() ? null : line;
    }

    /** Several lines without space at the ends, or nothing. */
    public static @Nullable String textOrNull(@Nullable String typed) {
        String text = typed == null ? "" : text(typed).strip();
        return text.isEmpty() ? null : text;
    }

    private static boolean isKept(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        boolean control = Character.isISOControl(c);
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean broken = (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE || c == 0xFEFF;
        return !control && !override && !broken;
    }
}
