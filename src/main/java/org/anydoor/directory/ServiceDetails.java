package org.anydoor.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service offers and to whom.
 *
 * @param about what to expect, in plain words
 * @param minAge youngest age that it takes, if it says one
 * @param maxAge oldest age that it takes, if it says one
 * @param languages tags of the languages in which it works without an interpreter
 * @param answerHours within how many hours it answers a referral
 * @param active whether it is offered now
 */
public record ServiceDetails(
        String name,
        Need need,
        String about,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        List<String> languages,
        int answerHours,
        boolean active) {
    public ServiceDetails {
        languages = List.copyOf(languages);
    }
}
