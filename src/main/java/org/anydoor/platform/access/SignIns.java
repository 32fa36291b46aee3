package org.anydoor.platform.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.springframework.stereotype.Component;

/** Recognises a person by sign-in name, password and code; whatever is wrong, the answer is the same and takes as long. */
@Component
public class SignIns {
    private static final String GUESSED = "sign-in";
    private static final int LONGEST_NAME = 60;

    private final Credentials credentials;
    private final Passwords passwords;
    private final CodeProof codes;
    private final Guesses guesses;

    SignIns(Credentials credentials, Passwords passwords, CodeProof codes, Guesses guesses) {
        this.codes = codes;
        this.credentials = credentials;
        this.passwords = passwords;
        this.guesses = guesses;
    }

    /**
     * Somebody recognised, with the agencies for which they may act, by name.
     *
     * @param elsewhere the agencies that take their own provider's word alone, and not this one
     */
    public record Recognised(PersonId person, List<AgencyId> agencies, List<AgencyId> elsewhere) {}

    /** The person, or empty: wrong name, password or code, a code used before, suspended, no agency, or too many guesses. */
    public Optional<Recognised> recognise(String name, String password, String code, String network) {
        String username = name.strip().toLowerCase(Locale.ROOT);
        Guess anyName = Guess.shared(GUESSED, network);
        Guess oneName = Guess.at(GUESSED + ":" + username, network);
        boolean mayTry = guesses.take(anyName, oneName);
        Optional<Recognised> recognised = username.length() > LONGEST_NAME
                ? Optional.empty()
                : Callers.as(new Caller.SignIn(username), () -> look(username, password, code, mayTry));
        if (recognised.isPresent()) {
            guesses.forget(oneName);
            guesses.giveBack(anyName);
        }
        return recognised;
    }

    private Optional<Recognised> look(String username, String password, String code, boolean mayTry) {
        Optional<Credentials.Known> found = credentials.find(username);
        boolean samePassword = passwords.matches(
                password, found.map(Credentials.Known::passwordHash).orElse(null));
        if (!mayTry || found.isEmpty()) {
            return Optional.empty();
        }
        Credentials.Known known = found.get();
        boolean welcome = samePassword && codes.opens(known, code, "access.sign-in", known.agencies());
        if (!welcome) {
            credentials.refused(known);
            return Optional.empty();
        }
        return Optional.of(known.byOwnSignIn());
    }
}
