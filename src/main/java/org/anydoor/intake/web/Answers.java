package org.anydoor.intake.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** What was answered so far, by field; a field without an answer is not in it. */
record Answers(Map<String, List<String>> byField) {

    static final Answers NONE = new Answers(Map.of());

    Answers {
        byField = Map.copyOf(byField);
    }

    /** With the answers of these questions as they now stand on the page. */
    Answers with(List<Question> asked, Map<String, String[]> typed) {
        var all = new LinkedHashMap<>(byField);
        for (Question question : asked) {
            List<String> values = values(question, typed.get(question.name()));
            if (values.isEmpty()) {
                all.remove(question.name());
            } else {
                all.put(question.name(), values);
            }
        }
        return new Answers(all);
    }

    private static List<String> values(Question question, String @Nullable [] typed) {
        if (typed == null || typed.length == 0) {
            return List.of();
        }
        return switch (question.kind()) {
            case ANY_OF ->
                question.options().stream().filter(List.of(typed)::contains).toList();
            case ONE_OF -> question.options().contains(typed[0]) ? List.of(typed[0]) : List.of();
            case TEXT -> listOf(Typed.textOrNull(typed[0]));
            case LINE, MOMENT, PLACE -> listOf(Typed.lineOrNull(typed[0]));
        };
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** With this answer where none was given. */
    Answers orElse(String field, @Nullable String value) {
        if (value == null || byField.containsKey(field)) {
            return this;
        }
        var all = new LinkedHashMap<>(byField);
        all.put(field, List.of(value));
        return new Answers(all);
    }

    /** Whoever says that it is too risky to be reached is not reached, whatever way they chose beside it. */
    Answers settled() {
        if (!is(Names.SAFE_NEVER, "yes")) {
            return this;
        }
        var all = new LinkedHashMap<>(byField);
        all.keySet().removeAll(Names.WAYS);
        return new Answers(all);
    }

    @Nullable
    String find(String field) {
        List<String> values = byField.get(field);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    String get(String field, String otherwise) {
        String value = find(field);
        return value == null ? otherwise : value;
    }

    List<String> list(String field) {
        return byField.getOrDefault(field, List.of());
    }

    boolean is(String field, String value) {
        return value.equals(find(field));
    }
}
