package org.anydoor.linkage;

/**
 * Two records that may be the same person.
 *
 * @param levels which level each field reached, −1 where a value is missing
 * @param weights the bits each field speaks for or against, 0 where a value is missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinkedPair(int left, int right, double probability, byte[] levels, double[] weights) {}
