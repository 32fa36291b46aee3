package org.anydoor.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * What a form shows: what was typed, word for word, and beside each field what is wrong with it in the reader's language. A
 * controller takes it as an argument after {@link Page}; the template gets it as {@code form}.
 *
 * <pre>{@code
 * @PostMapping(Language.PATH + "/concern")
 * String send(Form form, @Valid ConcernForm concern, BindingResult result) {
 *     return form.isWrong(result) ? "intake/concern" : …;
 * }
 * }</pre>
 *
 * <p>A constraint names its text as its message: {@code @NotBlank(message = "intake.concern.saw.missing")}; one that names
 * none gets a general one.
 */
public final class Form {

    private final Page page;
    private final HttpServletResponse response;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    Form(Page page, Map<String, String[]> typed, HttpServletResponse response) {
        this.page = page;
        this.response = response;
        typed.forEach((name, all) -> values.put(name, List.of(all)));
    }

    /** Fills a field that the reader has not typed in yet. */
    public Form fill(String field, @Nullable Object value) {
        if (value != null) {
            values.putIfAbsent(field, List.of(value.toString()));
        }
        return this;
    }

    /** As {@link #fill}, for a field with several answers. */
    public Form fillAll(String field, List<String> answers) {
        values.putIfAbsent(field, List.copyOf(answers));
        return this;
    }

    /** Empties a field whose content has been dealt with. */
    public Form clear(String field) {
        values.remove(field);
        return this;
    }

    /** Writes a hidden field anew, whatever was sent, such as the version that the reader is shown now. */
    public Form put(String field, Object value) {
        values.put(field, List.of(value.toString()));
        return this;
    }

    /** Takes over what binding and Bean Validation found; true means: show the form again. */
    public boolean isWrong(BindingResult result) {
        result.getFieldErrors().stream()
                .sorted(Comparator.comparingInt(it -> position(result, it.getField())))
                .forEach(it -> errors.putIfAbsent(it.getField(), words(it)));
        return isWrong();
    }

    /** Whether anything is wrong; the answer's status says so too. */
    public boolean isWrong() {
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return !errors.isEmpty();
    }

    /** Adds what the domain refused, beside the field that can mend it; the first word on a field stands. */
    public Form refuse(String field, String key, Object... args) {
        errors.putIfAbsent(field, page.t(key, args));
        return this;
    }

    public String value(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** Every answer to a field that takes several. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean has(String field, String option) {
        return values.getOrDefault(field, List.of()).contains(option);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Field and words, in the order of the page. */
    public Map<String, String> errors() {
        return errors;
    }

    public Page page() {
        return page;
    }

    /** What {@code aria-describedby} of a field names: its hint, its error, both or nothing. */
    public @Nullable String describedBy(String field, @Nullable String hint) {
        String error = errors.containsKey(field) ? field + "-error" : null;
        if (hint == null) {
            return error;
        }
        return error == null ? field + "-hint" : field + "-hint " + error;
    }

    private int position(BindingResult result, String field) {
        Object target = result.getTarget();
        List<String> order = target != null && target.getClass().isRecord()
                ? Arrays.stream(target.getClass().getRecordComponents())
                        .map(it -> it.getName())
                        .toList()
                : List.copyOf(values.keySet());
        int at = order.indexOf(field);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private String words(FieldError error) {
        String message = error.getDefaultMessage();
        if (message != null && page.text().has(message)) {
            return page.t(message);
        }
        return switch (error.getCode()) {
            case "NotBlank", "NotNull", "NotEmpty" -> page.t("platform.form.missing");
            case "Size" -> page.t("platform.form.too-long", largest(error));
            case null, default -> page.t("platform.form.not-understood");
        };
    }

    /** Spring hands over a constraint's attributes in the order of their names: field, max, min. */
    private static Object largest(FieldError error) {
        Object[] arguments = error.getArguments();
        return arguments != null && arguments.length > 1 ? arguments[1] : "";
    }
}
