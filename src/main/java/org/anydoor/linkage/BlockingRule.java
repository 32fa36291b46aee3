package org.anydoor.linkage;

/**
 * Records that share a key of each of two fields are candidates for each other.
 *
 * @param first number of the first field
 * @param second number of the second, or the same as the first if one field's keys are enough
 */
record BlockingRule(int first, int second, String words) {}
