package org.anydoor.intake.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anydoor.intake.ShortName;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * Which concerns of the agency are listed, as it stands in the address; what cannot be read counts as not asked.
 *
 * @param called what the young person may be called; never part of an address
 */
public record QueueFilter(
        Show show,
        @Nullable Urgency urgency,
        @Nullable String door,
        @Nullable Language language,
        boolean interpreter,
        @Nullable String shortName,
        @Nullable String called,
        Sort sort,
        int page) {

    /** Parts of the list; the first is what one sees when one comes. */
    public enum Show {
        OPEN(Set.of(State.NEW, State.ACKNOWLEDGED, State.ACCEPTED)),
        MINE(Set.of(State.NEW, State.ACKNOWLEDGED, State.ACCEPTED)),
        NEW(Set.of(State.NEW)),
        CLOSED(Set.of(State.CLOSED));

        private final Set<State> states;

        Show(Set<State> states) {
            this.states = states;
        }

        Set<State> states() {
            return states;
        }
    }

    /** What is due first, or what came last. */
    public enum Sort {
        DUE,
        NEWEST
    }

    /** Reads the words of an address. */
    public static QueueFilter of(
            @Nullable String show,
            @Nullable String urgency,
            @Nullable String door,
            @Nullable String language,
            @Nullable String interpreter,
            @Nullable String search,
            @Nullable String sort,
            @Nullable String page) {
        return new QueueFilter(
                word(Show.class, show).orElse(Show.OPEN),
                word(Urgency.class, urgency).orElse(null),
                door == null || door.isBlank() ? null : door,
                Language.find(language == null ? "" : language).orElse(null),
                "yes".equals(interpreter),
                search == null || search.isBlank() ? null : ShortName.read(search),
                null,
                word(Sort.class, sort).orElse(Sort.DUE),
                number(page));
    }

    /** All concerns of a short name, and those about a young person who is called so. */
    public static QueueFilter found(String words) {
        return new QueueFilter(
                Show.OPEN, null, null, null, false, ShortName.read(words), words.strip(), Sort.NEWEST, 1);
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, @Nullable String word) {
        try {
            return word == null
                    ? Optional.empty()
                    : Optional.of(
                            Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String page) {
        return page != null && page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
    }

    /** The same list from its beginning, as a file holds it. */
    QueueFilter firstPage() {
        return new QueueFilter(show, urgency, door, language, interpreter, shortName, called, sort, 1);
    }

    /** Whether one part of the list is asked for and nothing else, so that its count beside the list is the answer's. */
    boolean isWholePart() {
        return show != Show.CLOSED
                && urgency == null
                && door == null
                && language == null
                && !interpreter
                && shortName == null;
    }
}
