package org.anydoor.platform.web;

import org.jspecify.annotations.Nullable;

/** One answer to choose in a form: what is sent, what is read, and a line of help under it. */
public record Option(String value, String label, @Nullable String hint) {
    public Option(String value, String label) {
        this(value, label, null);
    }
}
