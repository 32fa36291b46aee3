package org.anydoor.matrix;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A form as it stands on a page: where it goes, and the fields that somebody types in or the page carries. */
record HtmlForm(String action, boolean posts, List<Field> fields) {
    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("<(input|textarea|select|button)\\b([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final Pattern TYPE = Pattern.compile("\\btype=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final List<String> CHOSEN =
            List.of("hidden", "checkbox", "radio", "submit", "date", "time", "number");

    /** A field, what it holds, and how it is filled. */
    record Field(String name, String value, Kind kind) {
        /** How a field is filled. */
        enum Kind {
            LINE,
            AREA,
            CARRIED,
            CHOICE,
            BUTTON
        }

        private static Field of(MatchResult field, String name) {
            String type = first(TYPE, field.group(2), "text");
            Kind kind = switch (field.group(1)) {
                case "textarea" -> Kind.AREA;
                case "select" -> Kind.CHOICE;
                case "button" -> Kind.BUTTON;
                default -> type.equals("hidden") ? Kind.CARRIED : CHOSEN.contains(type) ? Kind.CHOICE : Kind.LINE;
            };
            return new Field(name, first(VALUE, field.group(2), ""), kind);
        }

        boolean isTyped() {
            return kind == Kind.LINE || kind == Kind.AREA;
        }
    }

    static List<HtmlForm> on(String page, String path) {
        return FORM.matcher(page).results().map(it -> of(it, path)).toList();
    }

    private static HtmlForm of(MatchResult form, String path) {
        List<Field> fields = FIELD.matcher(form.group(2))
                .results()
                .flatMap(field -> NAME.matcher(field.group(2)).results().map(it -> Field.of(field, it.group(1))))
                .filter(it -> !it.name().equals("_csrf"))
                .toList();
        return new HtmlForm(first(ACTION, form.group(1), path), form.group(1).contains("post"), fields);
    }

    long typed() {
        return fields.stream().filter(Field::isTyped).count();
    }

    /** The one that Enter would press. */
    private @Nullable Field firstButton() {
        return fields.stream()
                .filter(it -> it.kind() == Field.Kind.BUTTON)
                .findFirst()
                .orElse(null);
    }

    boolean hasArea() {
        return fields.stream().anyMatch(it -> it.kind() == Field.Kind.AREA);
    }

    boolean hasVersion() {
        return fields.stream().anyMatch(it -> it.name().equals("version"));
    }

    /** What would be sent with these words in each field that is typed in; a version may be put in place of the page's. */
    String filled(String words, @Nullable String version) {
        return fields.stream()
                .filter(it -> it.kind() != Field.Kind.CHOICE && (it.kind() != Field.Kind.BUTTON || it == firstButton()))
                .map(it -> it.name() + "="
                        + URLEncoder.encode(
                                it.isTyped()
                                        ? words
                                        : version != null && it.name().equals("version") ? version : it.value(),
                                StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String first(Pattern pattern, String in, String otherwise) {
        var found = pattern.matcher(in);
        return found.find() ? found.group(1) : otherwise;
    }
}
