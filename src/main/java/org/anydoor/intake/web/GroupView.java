package org.anydoor.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions of one ask, under a heading where it has one. */
public record GroupView(
        String ask, @Nullable String heading, @Nullable String note, List<QuestionView> questions) {

    /** What only some must answer is folded away under its heading, all but its first question. */
    public boolean folds() {
        return ask.equals("mandated");
    }

    static GroupView of(Voice voice, Ask ask, List<Question> questions, String line) {
        String key = "intake.group." + ask.key();
        String heading = voice.find(key);
        String note = voice.has(key + ".note") ? voice.t(key + ".note", line) : null;
        return new GroupView(
                ask.key(),
                heading,
                note,
                questions.stream().map(it -> QuestionView.of(voice, it)).toList());
    }
}
