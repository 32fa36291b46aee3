package org.anydoor.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers and codes: postcodes, phones, house numbers, identifiers; spaces and signs within them tell nothing. */
final class CodeComparison implements Comparison {

    private static final int PHONE_DIGITS = 10;
    private static final List<Level> LEVELS = List.of(
            new Level("the same", 1, 0.80, 0.001),
            new Level("one sign different or two exchanged", 0.5, 0.10, 0.01),
            new Level("the same but for the last signs", 0.5, 0.03, 0.0005),
            new Level("different", 0, 0.07, 0.9885));

    private final FieldType type;

    private record Code(String text, double share) {}

    CodeComparison(FieldType type) {
        this.type = type;
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        String code = code(raw);
        return code.isEmpty() ? List.of() : List.of(code);
    }

    private String code(String raw) {
        String text = Spelling.plain(raw).replace(" ", "");
        if (type != FieldType.PHONE) {
            return text;
        }
        String digits = text.replaceAll("\\D", "");
        return digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits;
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        String code = code(raw);
        return code.isEmpty() ? null : new Code(code, frequencies.share(code));
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        Code a = (Code) left;
        Code b = (Code) right;
        double share = Math.max(a.share, b.share);
        if (a.text.equals(b.text)) {
            outcome.is(0, share);
        } else if (Math.min(a.text.length(), b.text.length()) > 1 && Similarity.oneEdit(a.text, b.text)) {
            outcome.is(1, share);
        } else {
            outcome.is(sameBeginning(a.text, b.text) ? 2 : 3, share);
        }
    }

    private boolean sameBeginning(String a, String b) {
        int kept = switch (type) {
            case POSTCODE -> Math.max(3, Math.max(a.length(), b.length()) - 3);
            case PHONE -> 7;
            default -> Math.max(4, Math.max(a.length(), b.length()) - 2);
        };
        return type == FieldType.PHONE
                ? Math.min(a.length(), b.length()) >= kept
                        && a.regionMatches(a.length() - kept, b, b.length() - kept, kept)
                : Math.min(a.length(), b.length()) >= kept && a.regionMatches(0, b, 0, kept);
    }

    @Override
    public List<String> keys(Object value) {
        String text = ((Code) value).text;
        return type == FieldType.POSTCODE && text.length() > 4
                ? List.of(text, text.substring(0, text.length() - 2))
                : List.of(text);
    }
}
