package org.anydoor.youth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a young person may be reached without putting them in danger; shown beside every contact action. Nothing is ever sent
 * to a young person automatically.
 *
 * @param way how, and on which number or through whom
 * @param hours when it is safe
 * @param voicemail whether a message may be left
 * @param askFor the name to ask for
 * @param weAre the name that we give for ourselves
 * @param deviceSeenBy who else sees the phone or account
 * @param codeWord what they say when it is not safe to speak
 * @param doNotContact not to be contacted at all for now
 */
public record SafeContact(
        @Nullable String way,
        @Nullable String hours,
        boolean voicemail,
        @Nullable String askFor,
        @Nullable String weAre,
        @Nullable String deviceSeenBy,
        @Nullable String codeWord,
        boolean doNotContact) {
    private static final String BETWEEN = "\u001f";
    private static final int FIELDS = 8;

    /** What is sealed; control characters never pass a form, so one can stand between the fields. */
    byte[] bytes() {
        List<String> fields = new ArrayList<>();
        for (String text : new @Nullable String[] {way, hours, askFor, weAre, deviceSeenBy, codeWord}) {
            fields.add(text == null ? "" : text.replace(BETWEEN, ""));
        }
        fields.add(Boolean.toString(voicemail));
        fields.add(Boolean.toString(doNotContact));
        return String.join(BETWEEN, fields).getBytes(StandardCharsets.UTF_8);
    }

    static SafeContact of(byte[] bytes) {
        String[] it = new String(bytes, StandardCharsets.UTF_8).split(BETWEEN, FIELDS);
        return new SafeContact(
                text(it[0]),
                text(it[1]),
                Boolean.parseBoolean(it[6]),
                text(it[2]),
                text(it[3]),
                text(it[4]),
                text(it[5]),
                Boolean.parseBoolean(it[7]));
    }

    private static @Nullable String text(String stored) {
        return stored.isEmpty() ? null : stored;
    }
}
