package org.anydoor.intake.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.intake.SubmissionId;

/** What somebody has typed so far at one door; travels in the page, for the server keeps nothing before it is sent. */
public record FormDraft(String door, SubmissionId submission, Instant begun, Map<String, List<String>> answers) {
    public FormDraft {
        answers = Map.copyOf(answers);
    }

    /** The answer to a question, or the empty string. */
    public String answer(String question) {
        List<String> given = answers.getOrDefault(question, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    /** All answers to a question that takes several. */
    public List<String> all(String question) {
        return answers.getOrDefault(question, List.of());
    }

    /** The same draft with more answers; those given again replace the earlier ones. */
    public FormDraft with(Map<String, List<String>> more) {
        Map<String, List<String>> all = new LinkedHashMap<>(answers);
        all.putAll(more);
        return new FormDraft(door, submission, begun, all);
    }
}
