package org.anydoor.directory;

/** What became of a change to the directory. */
public enum DirectoryChange {
    DONE,
    /** Somebody else changed it first; nothing was written. */
    OVERTAKEN
}
