package org.anydoor.care.web;

/**
 * A service to choose, or the one chosen.
 *
 * @param walled whether its answer will never be seen
 * @param answersBy until when it answers if it is asked now
 */
public record Offer(
        String id, String name, String organisation, String need, String about, boolean walled, String answersBy) {}
