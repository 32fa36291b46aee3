package org.anydoor.youth.web;

/**
 * A pair that waits, as one row of the queue.
 *
 * @param outOf how sure the program is, in words
 * @param note what else to know, such as that a second person is needed; or nothing
 */
public record ReviewRow(String path, PairView.Side left, PairView.Side right, String outOf, String note) {}
