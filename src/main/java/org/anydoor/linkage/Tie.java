package org.anydoor.linkage;

/**
 * Two fields that agree together more often than each alone would make expect, such as suburb and postcode; where both agree,
 * the second counts so many bits less, or the same evidence would be counted twice.
 */
public record Tie(int first, int second, double bits) {}
