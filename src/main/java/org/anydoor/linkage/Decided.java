package org.anydoor.linkage;

/** What people decided about two records: the same person, or not; it holds in every later run. */
public record Decided(int left, int right, boolean same) {}
