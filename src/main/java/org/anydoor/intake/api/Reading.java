package org.anydoor.intake.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Problem;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** Reads one field after the other and remembers what is wrong with each, so that a partner hears of everything at once. */
final class Reading {
    /** Minn. Stat. 260E.06: what a reporter learned within the preceding three years. */
    private static final Duration OLDEST = Duration.ofDays(3 * 366);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Clock clock;
    private final List<Problem.Field> wrong = new ArrayList<>();

    Reading(Clock clock) {
        this.clock = clock;
    }

    List<Problem.Field> wrong() {
        return wrong;
    }

    /** Several lines, or nothing. */
    @Nullable
    String text(String field, @Nullable String said, int longest) {
        return fitting(field, Typed.textOrNull(said), longest);
    }

    /** One line, or nothing. */
    @Nullable
    String line(String field, @Nullable String said, int longest) {
        return fitting(field, Typed.lineOrNull(said), longest);
    }

    String needed(String field, @Nullable String said, int longest) {
        String text = text(field, said, longest);
        if (text == null) {
            refuse(field, "This is needed.");
        }
        return text == null ? "" : text;
    }

    private @Nullable String fitting(String field, @Nullable String text, int longest) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > longest) {
            refuse(field, "This is %,d characters long; %,d is the most.".formatted(length, longest));
            return null;
        }
        return text;
    }

    /** One of the words, or nothing. */
    @Nullable
    String word(String field, @Nullable String said, List<String> words) {
        if (said != null && !words.contains(said)) {
            refuse(field, "Use one of: " + String.join(", ", words) + ".");
            return null;
        }
        return said;
    }

    /** One of the constants of an enum by its word, or nothing. */
    <E extends Enum<E>> @Nullable E constant(String field, @Nullable String said, Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Db::word).toList();
        String word = word(field, said, words);
        return word == null ? null : Db.constant(type, word);
    }

    /** Some of the words. */
    List<String> words(String field, @Nullable List<@Nullable String> said, List<String> words) {
        var kept = new ArrayList<String>();
        List<@Nullable String> all = said == null ? List.of() : said;
        for (int i = 0; i < all.size(); i++) {
            String each = all.get(i);
            String word = each == null ? null : word(field + "[" + i + "]", each, words);
            if (each == null) {
                refuse(field + "[" + i + "]", "This is needed.");
            } else if (word != null && !kept.contains(word)) {
                kept.add(word);
            }
            if (wrong.size() > words.size()) {
                break;
            }
        }
        return kept;
    }

    /** A moment of the last three years as RFC 3339 writes it, or nothing. */
    @Nullable
    Instant moment(String field, @Nullable String said) {
        if (said == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(said).toInstant();
            Instant now = clock.instant();
            if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
                refuse(field, "This is still to come.");
            } else if (at.isBefore(now.minus(OLDEST))) {
                refuse(field, "This is more than three years ago.");
            }
            return at;
        } catch (DateTimeException unreadable) {
            refuse(field, "Write a time such as 2026-11-23T14:05:00-06:00.");
            return null;
        }
    }

    void refuse(String field, String message) {
        wrong.add(new Problem.Field(field, message));
    }
}
