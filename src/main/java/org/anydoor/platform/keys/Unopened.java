package org.anydoor.platform.keys;

/** Sealed bytes did not open: another key, another context, or altered; says nothing about what they hold. */
public final class Unopened extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unopened(Throwable cause) {
        super("sealed bytes do not open with this key", cause);
    }
}
