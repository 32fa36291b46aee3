package org.anydoor.intake;

/** The names under which fields of a concern are sealed; never changed, since they are part of what opens them. */
final class Sealed {
    static final String REPORTER = "reporter";
    static final String SAFE_CONTACT = "safe-contact";
    static final String MESSAGE = "message";
    static final String ORAL_TO = "oral-to";
    static final String TRANSLATION = "translation";

    private Sealed() {}

    /** The words as they were said in a field that triage masked. */
    static String original(String field) {
        return "original/" + field;
    }
}
