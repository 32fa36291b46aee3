package org.anydoor.linkage;

/**
 * One way in which two values of a field agree or differ.
 *
 * @param words what the reader of an explanation is told
 * @param rarity how far the rarity of what is shared counts: 1 wholly, 0 not at all
 * @param start the share of true pairs at this level before anything was learnt
 * @param chance the share of chance pairs at this level before anything was learnt
 */
public record Level(String words, double rarity, double start, double chance) {}
