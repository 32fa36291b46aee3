package org.anydoor.intake;

/** The names under which fields of a concern are sealed; never changed, since they are part of what opens them. */
public final class Sealed {
    public static final String REPORTER = "reporter";
    public static final String SAFE_CONTACT = "safe-contact";
    public static final String MESSAGE = "message";
    public static final String ORAL_TO = "oral-to";
    public static final String TRANSLATION = "translation";

    private Sealed() {}

    /** The words as they were said in a field that triage masked. */
    public static String original(String field) {
        return "original/" + field;
    }
}
