package org.anydoor.intake.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.intake.Door;
import org.anydoor.intake.SubmissionId;
import org.anydoor.intake.poster.Posters;
import org.jspecify.annotations.Nullable;

/** A concern on its way through a public door: what the page carries, and where the sender is. */
record Draft(FormDraft form) {

    /** The last look, after the door's own steps. */
    static final String LOOK = "look";

    /** Kept beside the answers, under names that no question has. */
    private static final String STEP = "~step";

    private static final String TOLD_911 = "~told-911";

    /** The place of a poster, and the words in which it was filled in. */
    private static final String PROPERTY = "~property";

    private static final List<String> KEPT = List.of(STEP, TOLD_911, PROPERTY);

    Answers answers() {
        return new Answers(form.answers());
    }

    /** This form with the words that it now holds; where the sender is does not change it. */
    SubmissionId sending() {
        var words = new HashMap<>(form.answers());
        words.keySet().removeAll(KEPT);
        return form.submission().saying(words);
    }

    /** Where the sender is; the first step until they go on. */
    String step(Door door) {
        String step = form.answer(STEP);
        return step.equals(LOOK) || door.steps().contains(step)
                ? step
                : door.steps().getFirst();
    }

    Draft at(String step) {
        return new Draft(form.with(Map.of(STEP, List.of(step))));
    }

    /** With these answers in place of the earlier ones. */
    Draft answered(Answers now) {
        var all = new LinkedHashMap<>(now.byField());
        KEPT.forEach(it -> {
            if (form.answers().containsKey(it)) {
                all.put(it, form.all(it));
            }
        });
        return new Draft(new FormDraft(form.door(), form.submission(), form.begun(), all));
    }

    /** With the place of a poster filled in. */
    Draft at(Posters.Property property) {
        return new Draft(form.with(Map.of(
                PROPERTY,
                List.of(property.place().toString(), property.words()),
                Ask.Names.PROPERTY,
                List.of(property.words()))));
    }

    /** The place of the poster, as long as the sender left its words as they were filled in. */
    @Nullable
    UUID property() {
        List<String> known = form.all(PROPERTY);
        return known.size() == 2 && answers().is(Ask.Names.PROPERTY, known.getLast())
                ? UUID.fromString(known.getFirst())
                : null;
    }

    boolean told911() {
        return !form.answer(TOLD_911).isEmpty();
    }

    Draft tell911() {
        return new Draft(form.with(Map.of(TOLD_911, List.of("yes"))));
    }

    /** The step after this one; the last is followed by the last look. */
    Draft next(Door door) {
        int at = door.steps().indexOf(step(door));
        return at(at + 1 < door.steps().size() && at >= 0 ? door.steps().get(at + 1) : LOOK);
    }

    /** The step before this one; the first stays. */
    Draft back(Door door) {
        String step = step(door);
        int at = step.equals(LOOK) ? door.steps().size() : door.steps().indexOf(step);
        return at(door.steps().get(Math.max(0, at - 1)));
    }
}
