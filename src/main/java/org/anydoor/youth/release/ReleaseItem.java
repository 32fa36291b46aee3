package org.anydoor.youth.release;

/**
 * What a release may let out; each is the category of rows of the same name. Privileged notes are none of them: their
 * advocate's lock opens to nobody else (decision 36).
 */
public enum ReleaseItem {
    /** Who they are: without it there is nothing to open, so every release has it and says so. */
    IDENTITY,
    CONTACT
}
