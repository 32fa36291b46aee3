package org.anydoor.intake.web;

import java.util.List;

/**
 * One question of an {@link Ask}; its words are {@code intake.field.<name>} with {@code .hint}, {@code .missing} and one per
 * option.
 *
 * @param longest most letters that fit
 * @param rare options that may be folded away
 */
record Question(String name, Kind kind, int longest, boolean required, List<String> options, List<String> rare) {

    /** How it is answered. */
    enum Kind {
        LINE,
        TEXT,
        ONE_OF,
        ANY_OF,
        MOMENT,
        PLACE
    }

    static Question line(String name, int longest) {
        return new Question(name, Kind.LINE, longest, false, List.of(), List.of());
    }

    static Question text(String name, int longest) {
        return new Question(name, Kind.TEXT, longest, false, List.of(), List.of());
    }

    static Question oneOf(String name, String... options) {
        return new Question(name, Kind.ONE_OF, 0, false, List.of(options), List.of());
    }

    static Question anyOf(String name, String... options) {
        return new Question(name, Kind.ANY_OF, 0, false, List.of(options), List.of());
    }

    static Question moment(String name) {
        return new Question(name, Kind.MOMENT, 0, false, List.of(), List.of());
    }

    static Question place(String name) {
        return new Question(name, Kind.PLACE, 200, false, List.of(), List.of());
    }

    Question needed() {
        return new Question(name, kind, longest, true, options, rare);
    }

    Question offering(List<String> choices, List<String> seldom) {
        return new Question(name, kind, longest, required, choices, seldom);
    }

    boolean isChoice() {
        return kind == Kind.ONE_OF || kind == Kind.ANY_OF;
    }
}
