package org.anydoor.youth;

/** How a name that somebody looks for fits one on a record. */
public enum NameFit {
    SAME,
    SOUNDS_ALIKE,
    BEGINS_ALIKE
}
