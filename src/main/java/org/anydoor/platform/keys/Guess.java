package org.anydoor.platform.keys;

/**
 * What is guessed at, and from where, as {@link Guesses} counts it.
 *
 * @param what such as {@code receipt} or {@code sign-in:name}; kept as a digest only
 * @param network a {@link NetworkPrefix}
 * @param reach how much lies under one count
 */
public record Guess(String what, String network, Reach reach) {
    private static final String ALL = "all";

    /** How much lies under one count, and with it how patient the count is. */
    enum Reach {
        /** One name or code: a few guesses are free, then the wait grows long. */
        ONE,
        /** Everything of its kind from one network, where a whole school may sit: many are free, the wait stays short. */
        SHARED
    }

    /** At one name, from one network. */
    public static Guess at(String what, String network) {
        return new Guess(what, network, Reach.ONE);
    }

    /** At one name, from all networks together. */
    public static Guess fromAnywhere(String what) {
        return new Guess(what, ALL, Reach.ONE);
    }

    /** At any of its kind, from one network, by people who do not know each other. */
    public static Guess shared(String what, String network) {
        return new Guess(what, network, Reach.SHARED);
    }

    /** Says nothing: a name or a code is in it. */
    @Override
    public String toString() {
        return "Guess";
    }
}
