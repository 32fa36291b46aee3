package org.anydoor.platform.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final Guesses guesses;

    SignIns(
            Credentials credentials,
            Passwords passwords,
            SecondFactors factors,
            RecoveryCodes recovery,
            Guesses guesses) {
        this.recovery = recovery;
        this.credentials = credentials;
        this.passwords = passwords;
        this.factors = factors;
        this.guesses = guesses;
    }

    /** Somebody recognised, with the agencies for which they may act, by name. */
    public record Recognised(PersonId person, List<AgencyId> agencies) {}

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
        Guess codes = Guess.fromAnywhere(GUESSED + "-code:" + username);
        boolean welcome = samePassword
                && guesses.take(codes)
                && !known.suspended()
                && !known.agencies().isEmpty()
                && proves(known, code);
        if (!welcome) {
            credentials.refused(known);
            return Optional.empty();
        }
        guesses.forget(codes);
        return Optional.of(new Recognised(known.person(), known.agencies()));
    }

    /** The second factor: the app's code of this half-minute, or one of the person's recovery codes; either opens once. */
    private boolean proves(Credentials.Known known, String code) {
        if (RecoveryCodes.isOne(code)) {
            boolean used = recovery.use(known, code);
            if (used) {
                credentials.cameIn(known);
            }
            return used;
        }
        OptionalLong step = step(known, code);
        return step.isPresent() && credentials.use(known, step.getAsLong());
    }

    private OptionalLong step(Credentials.Known known, String code) {
        byte[] sealed = known.totpSecret();
        return sealed == null ? OptionalLong.empty() : factors.step(factors.open(known.person(), sealed), code);
    }
}
