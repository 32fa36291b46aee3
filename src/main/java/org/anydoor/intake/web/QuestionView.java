package org.anydoor.intake.web;

import java.util.List;
import org.anydoor.platform.web.Option;
import org.jspecify.annotations.Nullable;

/** A question in the words of its door; rare options are folded away until one is chosen. */
public record QuestionView(
        String name,
        String kind,
        String label,
        @Nullable String hint,
        boolean optional,
        List<Option> options,
        List<Option> rare) {

    static QuestionView of(Voice voice, Question question) {
        String key = "intake.field." + question.name();
        return new QuestionView(
                question.name(),
                question.kind().name(),
                voice.t(key),
                voice.find(key + ".hint"),
                !question.required(),
                question.options().stream()
                        .filter(it -> !question.rare().contains(it))
                        .map(it -> option(voice, question, it))
                        .toList(),
                question.rare().stream().map(it -> option(voice, question, it)).toList());
    }

    private static Option option(Voice voice, Question question, String value) {
        String key = optionKey(question, value);
        return new Option(value, voice.t(key), voice.find(key + ".hint"));
    }

    private static String optionKey(Question question, String value) {
        return question.name().equals(Ask.Names.SIGNS)
                ? "prevention.sign." + value
                : "intake.field." + question.name() + "." + value;
    }

    /** What was answered, in words; nothing where it was left empty. */
    static @Nullable String words(Voice voice, Question question, Answers answers) {
        List<String> values = answers.list(question.name());
        if (values.isEmpty()) {
            return null;
        }
        return question.isChoice()
                ? String.join(
                        "; ",
                        values.stream()
                                .map(it -> voice.t(optionKey(question, it)))
                                .toList())
                : values.getFirst();
    }

    /** Few short options stand two in a row on a desk. */
    public boolean columns() {
        return options.size() > 2 && options.stream().allMatch(it -> it.hint() == null);
    }
}
