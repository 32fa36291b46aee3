package org.anydoor.intake.web;

import java.util.List;
import java.util.Set;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one ask, under a heading where it has one.
 *
 * @param noteFirst whether the note is read before anything is folded, since it holds for whoever opens the door
 * @param more what is folded away stands under this; none where all questions stand open
 */
public record GroupView(
        String ask,
        @Nullable String heading,
        @Nullable String note,
        @Nullable String more,
        boolean noteFirst,
        List<QuestionView> questions) {

    /** What everybody is asked of an ask that is folded away for the rest. */
    private static final Set<String> FIRST =
            Set.of(Names.MUST_REPORT, Names.AGE, Names.SAFE_WAY, Names.SAFE_REACH, Names.SAFE_NEVER);

    public boolean folds() {
        return more != null;
    }

    public List<QuestionView> open() {
        return questions.stream()
                .filter(it -> !folds() || FIRST.contains(it.name()))
                .toList();
    }

    public List<QuestionView> folded() {
        return questions.stream().filter(it -> !open().contains(it)).toList();
    }

    /** Nothing that is answered, wrong or asked by an answer above is folded away; where somebody works stands ready unasked. */
    public boolean unfolds(Form form) {
        return form.has(Names.MUST_REPORT, "yes")
                || form.has(Names.MUST_REPORT, "unsure")
                || folded().stream()
                        .anyMatch(it -> form.error(it.name()) != null
                                || !it.name().equals(Names.WORKPLACE)
                                        && !form.value(it.name()).isEmpty());
    }

    static GroupView of(Voice voice, Ask ask, List<Question> questions, String line) {
        String key = "intake.group." + ask.key();
        return new GroupView(
                ask.key(),
                voice.find(key),
                voice.has(key + ".note") ? voice.t(key + ".note", line) : null,
                voice.find(key + ".more"),
                ask == Ask.MANDATED && Owing.byWork(voice.door()),
                questions.stream().map(it -> QuestionView.of(voice, it)).toList());
    }
}
