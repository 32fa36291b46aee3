package org.anydoor.care.web;

/**
 * A service to choose, or the one chosen.
 *
 * @param fits ages and languages, as far as it says them
 * @param walled whether its answer will never be seen
 * @param answersBy until when it answers if it is asked now
 */
public record Offer(
        String id,
        String name,
        String organisation,
        String need,
        String about,
        String fits,
        boolean walled,
        String answersBy) {}
