package org.anydoor.platform.web;

/** Whether this database was made as a sample community; if so every page says so, and nothing can take it back. */
public interface SampleMark {
    boolean isSample();
}
