package org.anydoor.youth.links;

import java.time.Instant;

/**
 * What the search for candidates lost in one agency's own records, measured by comparing all pairs of them.
 *
 * @param records how many were compared with each other
 * @param compared pairs
 * @param likely pairs that are more likely the same than not
 * @param missed those of them that the search does not propose
 */
public record SearchLoss(Instant at, int records, long compared, int likely, int missed) {}
