package org.anydoor.site.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anydoor.directory.CrisisLine;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is read on a page.
 *
 * @param name in the reader's words where we have them, otherwise its own name
 * @param note whom it is for, and when it answers
 * @param texts where a text message goes, {@code textLabel} how that is said; nothing where it takes none
 * @param unchecked that the number still has to be checked; nothing where it has been
 */
public record LineView(
        String name,
        String note,
        String phone,
        String dials,
        @Nullable String texts,
        @Nullable String textLabel,
        @Nullable String unchecked) {

    private static final String EMERGENCY = "emergency";
    private static final List<String> HOME = List.of("day-one", "trafficking", "crisis", "city");

    /** The few that the home page prints; 911 stands above them in its own place. */
    static List<LineView> forHome(List<CrisisLine> lines, Text text) {
        return lines.stream()
                .filter(it -> HOME.contains(it.key()))
                .map(it -> view(it, text))
                .toList();
    }

    static List<LineView> all(List<CrisisLine> lines, Text text) {
        return lines.stream()
                .filter(it -> !it.key().equals(EMERGENCY))
                .map(it -> view(it, text))
                .toList();
    }

    /** The line that answers in the reader's own language, if the directory has one. */
    static @Nullable LineView interpreter(List<CrisisLine> lines, Text text) {
        return lines.stream()
                .filter(it -> text.language() != Language.EN
                        && it.languages().contains(text.language().tag()))
                .map(it -> view(it, text))
                .findFirst()
                .orElse(null);
    }

    static @Nullable LineView of(String key, List<CrisisLine> lines, Text text) {
        return lines.stream()
                .filter(it -> it.key().equals(key))
                .map(it -> view(it, text))
                .findFirst()
                .orElse(null);
    }

    /** When the oldest of the checked numbers was checked; nothing where none was. */
    static @Nullable String checked(List<CrisisLine> lines, Text text) {
        return lines.stream()
                .filter(CrisisLine::verified)
                .map(CrisisLine::verifiedOn)
                .min(Comparator.naturalOrder())
                .map(it -> text.t("site.line.checked", text.day(it)))
                .orElse(null);
    }

    private static LineView view(CrisisLine line, Text text) {
        String unchecked = line.verified() ? null : text.t("site.line.unchecked");
        return new LineView(
                name(line, text),
                note(line, text),
                line.phone(),
                line.dials(),
                line.texts(),
                textLabel(line, text),
                unchecked);
    }

    private static String name(CrisisLine line, Text text) {
        String key = "site.line.name." + line.key();
        return text.has(key) ? text.t(key) : line.name();
    }

    private static @Nullable String textLabel(CrisisLine line, Text text) {
        if (line.textTo() == null) {
            return null;
        }
        return line.textWord() == null
                ? text.t("site.line.text", line.textTo())
                : text.t("site.line.text-word", line.textWord(), line.textTo());
    }

    private static String note(CrisisLine line, Text text) {
        var parts = new ArrayList<String>();
        String key = "site.line.for." + line.key();
        if (text.has(key)) {
            parts.add(text.t(key));
        }
        parts.add(text.t(line.always() ? "site.line.always" : "site.line.office"));
        return String.join(" ", parts);
    }
}
