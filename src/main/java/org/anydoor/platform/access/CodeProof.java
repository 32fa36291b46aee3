package org.anydoor.platform.access;

import java.util.List;
import java.util.OptionalLong;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.springframework.stereotype.Component;

/** The second factor of whoever signs in: the app's code of this half-minute, or one of the person's recovery codes; either opens once. */
@Component
class CodeProof {
    private final Credentials credentials;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final Guesses guesses;

    CodeProof(Credentials credentials, SecondFactors factors, RecoveryCodes recovery, Guesses guesses) {
        this.credentials = credentials;
        this.factors = factors;
        this.recovery = recovery;
        this.guesses = guesses;
    }

    /**
     * Whether the code opens, to somebody who may come in at all; codes are counted over all networks.
     *
     * @param action what these agencies find in their trail
     */
    boolean opens(Credentials.Known known, String code, String action, List<AgencyId> told) {
        Guess codes = Guess.fromAnywhere("sign-in-code:" + known.username());
        boolean opens = guesses.take(codes)
                && !known.suspended()
                && !known.agencies().isEmpty()
                && proves(known, code, action, told);
        if (opens) {
            guesses.forget(codes);
        }
        return opens;
    }

    private boolean proves(Credentials.Known known, String code, String action, List<AgencyId> told) {
        if (RecoveryCodes.isOne(code)) {
            boolean used = recovery.use(known, code);
            if (used) {
                credentials.cameIn(known);
            }
            return used;
        }
        OptionalLong step = step(known, code);
        return step.isPresent() && credentials.use(known, step.getAsLong(), action, told);
    }

    private OptionalLong step(Credentials.Known known, String code) {
        byte[] sealed = known.totpSecret();
        return sealed == null ? OptionalLong.empty() : factors.step(factors.open(known.person(), sealed), code);
    }
}
