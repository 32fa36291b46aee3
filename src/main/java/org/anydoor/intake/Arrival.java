package org.anydoor.intake;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said at a door, as they said it. Everything but door, language and danger may be missing; nothing
 * about immigration, nationality or birthplace has a place here.
 *
 * @param placeId a known place that staff chose, beside the words in {@code placeSaid}
 */
public record Arrival(
        String door,
        Language language,
        Danger danger,
        @Nullable Harm harm,
        String what,
        List<String> signs,
        Whom whom,
        @Nullable String placeSaid,
        @Nullable UUID placeId,
        @Nullable String whenSaid,
        Interpreter interpreter,
        boolean selfReport,
        @Nullable String caseNumber,
        @Nullable Reporter reporter,
        @Nullable SafeContact safeContact,
        @Nullable MandatedReport mandated) {

    public Arrival {
        signs = List.copyOf(signs);
    }

    /** The young person as the sender describes them; a nickname will do. */
    public record Whom(
            @Nullable String called,
            @Nullable String age,
            @Nullable String gender,
            @Nullable String look) {
        public static final Whom UNKNOWN = new Whom(null, null, null, null);
    }

    /** The least that can be said, for building upon. */
    public static Arrival at(String door, Language language, Danger danger, @Nullable Harm harm, String what) {
        return new Arrival(
                door,
                language,
                danger,
                harm,
                what,
                List.of(),
                Whom.UNKNOWN,
                null,
                null,
                null,
                Interpreter.NONE,
                false,
                null,
                null,
                null,
                null);
    }

    public Arrival about(Whom whom) {
        return new Arrival(
                door,
                language,
                danger,
                harm,
                what,
                signs,
                whom,
                placeSaid,
                placeId,
                whenSaid,
                interpreter,
                selfReport,
                caseNumber,
                reporter,
                safeContact,
                mandated);
    }

    public Arrival toldBy(@Nullable Reporter reporter, @Nullable MandatedReport mandated) {
        return new Arrival(
                door,
                language,
                danger,
                harm,
                what,
                signs,
                whom,
                placeSaid,
                placeId,
                whenSaid,
                interpreter,
                selfReport,
                caseNumber,
                reporter,
                safeContact,
                mandated);
    }
}
