package org.anydoor.platform.vault;

/** What the database says of a lock was not written by somebody who held it; whatever was begun is rolled back. */
final class ChangedOutside extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedOutside(String what) {
        super(what);
    }

    ChangedOutside(Throwable cause) {
        super("keys of a lock do not fit each other", cause);
    }
}
