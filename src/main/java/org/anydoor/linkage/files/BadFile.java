package org.anydoor.linkage.files;

/** Says which file, line and column is wrong and what was expected there; nothing was written. */
public final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFile(String sentence) {
        super(sentence);
    }

    BadFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
