package org.anydoor.platform.access;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords as Argon2id hashes, and how hard a new one is to guess (NIST SP 800-63B: strength, no composition rules). */
@Component
public class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int LONGEST = 200;
    private static final int LEAST_SCORE = 3;
    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 2);
    private final Zxcvbn guesser = new Zxcvbn();
    /** Each hash takes memory; a crowd at the door waits instead of exhausting it. */
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    private final String nobodys;

    Passwords() {
        nobodys = hash("nobody has this password");
    }

    /** What is stored of a password. */
    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return java.util.Objects.requireNonNull(argon.encode(password));
        } finally {
            places.release();
        }
    }

    /** Compares; without a stored hash it works as long and answers no. */
    boolean matches(String password, @Nullable String stored) {
        places.acquireUninterruptibly();
        try {
            boolean same =
                    argon.matches(password.length() > LONGEST ? "" : password, stored == null ? nobodys : stored);
            return same && stored != null;
        } finally {
            places.release();
        }
    }

    /** Why this password would be guessed too easily, in words for its owner; empty if it would not. */
    public Optional<String> weakness(String password, List<String> knownOfThePerson) {
        if (password.length() > LONGEST) {
            return Optional.of("Please use at most " + LONGEST + " letters.");
        }
        Strength strength = guesser.measure(password, knownOfThePerson);
        if (strength.getScore() >= LEAST_SCORE) {
            return Optional.empty();
        }
        var feedback = strength.getFeedback();
        String warning = feedback.getWarning(Locale.ENGLISH).replaceFirst("\\.$", "");
        String advice = String.join(" ", feedback.getSuggestions(Locale.ENGLISH));
        return Optional.of((warning.isBlank() ? "" : warning + ". ") + advice);
    }
}
