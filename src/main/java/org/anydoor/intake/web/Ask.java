package org.anydoor.intake.web;

import static org.anydoor.intake.web.Question.anyOf;
import static org.anydoor.intake.web.Question.line;
import static org.anydoor.intake.web.Question.moment;
import static org.anydoor.intake.web.Question.oneOf;
import static org.anydoor.intake.web.Question.place;
import static org.anydoor.intake.web.Question.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anydoor.intake.Door;

/**
 * Something that a door may ask, named in {@code intake.door.asks}. A new door chooses among these by its row; only a new
 * question needs a line here and its words.
 */
enum Ask {
    DANGER(
            List.of("danger", "talk"),
            oneOf(Names.DANGER, "now", "not-now", "unknown").needed()),
    WHAT(List.of("what", "talk"), text(Names.WHAT, 10_000).needed()),
    SIGNS(List.of("what"), anyOf(Names.SIGNS)),
    HARM(List.of("what"), oneOf(Names.HARM, "sex", "labor", "forced-crime", "unsure")),
    WHOM(
            List.of("what"),
            line(Names.CALLED, 200),
            line(Names.AGE, 60),
            oneOf(Names.GENDER, "girl", "boy", "other", "unknown"),
            text(Names.LOOK, 2_000)),
    NICKNAME(List.of("talk", "what"), line(Names.CALLED, 200)),
    AGE(List.of("talk", "what"), line(Names.AGE, 60)),
    PROPERTY(List.of("where"), line(Names.PROPERTY, 200)),
    WHERE(List.of("where"), line(Names.PLACE_SAID, 500)),
    WHEN(List.of("where"), line(Names.WHEN_SAID, 300)),
    PLACE(List.of("where"), place(Names.PLACE)),
    CASE_NUMBER(List.of("where"), line(Names.CASE_NUMBER, 60)),
    SAFE_CONTACT(
            List.of("reach", "you"),
            oneOf(Names.SAFE_WAY, "here", "text", "call", "email", "in-person"),
            line(Names.SAFE_REACH, 300),
            line(Names.SAFE_HOURS, 300),
            oneOf(Names.SAFE_VOICEMAIL, "yes", "no"),
            line(Names.SAFE_ASK_FOR, 200),
            line(Names.SAFE_WE_SAY, 200),
            line(Names.SAFE_SEEN_BY, 300),
            line(Names.SAFE_CODE_WORD, 100),
            anyOf(Names.SAFE_NEVER, "yes")),
    INTERPRETER(List.of("reach", "you"), oneOf(Names.INTERPRETER, "none", "voice", "asl")),
    WHO_ARE_YOU(List.of("you"), oneOf(Names.RELATION, "family", "friend", "neighbor", "work", "stranger", "other")),
    CALLER(
            List.of("you"),
            oneOf(Names.CALLER_LANGUAGE, "en", "es", "hmn", "so"),
            oneOf(Names.RELATION, "family", "friend", "neighbor", "work", "stranger", "other")),
    CONTACT(List.of("you"), line(Names.NAME, 200), line(Names.REACH, 300)),
    MANDATED(
            List.of("you"),
            oneOf(Names.MUST_REPORT, "yes", "no", "unsure"),
            line(Names.WORKPLACE, 300),
            moment(Names.LEARNED_AT),
            moment(Names.ORAL_AT),
            line(Names.ORAL_TO, 300));

    private final List<String> steps;
    private final List<Question> questions;

    Ask(List<String> steps, Question... questions) {
        this.steps = steps;
        this.questions = List.of(questions);
    }

    List<Question> questions() {
        return questions;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The step of the door in which this is asked: the first of its own that the door has, else the door's last. */
    String stepIn(Door door) {
        return steps.stream()
                .filter(door.steps()::contains)
                .findFirst()
                .orElseGet(() -> door.steps().getLast());
    }

    /** What the door asks in one step, in the door's order; a word that means nothing here is left out. */
    static List<Ask> of(Door door, String step) {
        return of(door).stream().filter(it -> it.stepIn(door).equals(step)).toList();
    }

    static List<Ask> of(Door door) {
        return door.asks().stream().flatMap(it -> find(it).stream()).toList();
    }

    private static Optional<Ask> find(String key) {
        return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
    }

    /** Names of the fields, as they stand in forms, drafts and texts. */
    static final class Names {
        static final String DANGER = "danger";
        static final String WHAT = "what";
        static final String SIGNS = "signs";
        static final String HARM = "harm";
        static final String CALLED = "youth-called";
        static final String AGE = "youth-age";
        static final String GENDER = "youth-gender";
        static final String LOOK = "youth-look";
        static final String PROPERTY = "property";
        static final String PLACE_SAID = "place-said";
        static final String WHEN_SAID = "when-said";
        static final String PLACE = "place";
        static final String CASE_NUMBER = "case-number";
        static final String SAFE_WAY = "safe-way";
        static final String SAFE_REACH = "safe-reach";
        static final String SAFE_HOURS = "safe-hours";
        static final String SAFE_VOICEMAIL = "safe-voicemail";
        static final String SAFE_ASK_FOR = "safe-ask-for";
        static final String SAFE_WE_SAY = "safe-we-say";
        static final String SAFE_SEEN_BY = "safe-seen-by";
        static final String SAFE_CODE_WORD = "safe-code-word";
        static final String SAFE_NEVER = "safe-never";
        static final String INTERPRETER = "interpreter";
        static final String RELATION = "reporter-relation";
        static final String CALLER_LANGUAGE = "caller-language";
        static final String NAME = "reporter-name";
        static final String REACH = "reporter-reach";
        static final String MUST_REPORT = "must-report";
        static final String WORKPLACE = "reporter-workplace";
        static final String LEARNED_AT = "learned-at";
        static final String ORAL_AT = "oral-at";
        static final String ORAL_TO = "oral-to";

        /** What only matters to who may reach them. */
        static final List<String> WAYS =
                List.of(SAFE_WAY, SAFE_REACH, SAFE_HOURS, SAFE_VOICEMAIL, SAFE_ASK_FOR, SAFE_WE_SAY);

        private Names() {}
    }
}
