package org.anydoor.care;

import org.jspecify.annotations.Nullable;

/** What lets a sender tell another agency about a young person (Minn. Stat. 13.05 subd. 4): their own wish, or a law. */
public sealed interface Basis {
    /** The young person wants it. */
    record Wanted() implements Basis {}

    /** A law lets it be told without them; the sender says which. */
    record Law(String which) implements Basis {}

    /** The basis as it is stored; referrals of before it was asked have none. */
    static @Nullable Basis of(@Nullable String word, @Nullable String law) {
        if (word == null) {
            return null;
        }
        return law == null ? new Wanted() : new Law(law);
    }

    default String word() {
        return switch (this) {
            case Wanted wanted -> "wanted";
            case Law law -> "law";
        };
    }

    default @Nullable String law() {
        return this instanceof Law(String which) ? which : null;
    }
}
