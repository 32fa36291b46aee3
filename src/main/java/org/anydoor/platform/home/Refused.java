package org.anydoor.platform.home;

/** Says in one sentence, meant for the person at the terminal, why Anydoor does not go on and what to do. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence);
    }

    public Refused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
