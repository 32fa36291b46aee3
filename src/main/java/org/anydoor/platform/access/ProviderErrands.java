package org.anydoor.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.openid.Attempt;
import org.anydoor.platform.openid.IdentityProvider;
import org.anydoor.platform.openid.OpenId;
import org.anydoor.platform.openid.Trouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a browser to an agency's provider and takes the answer back, once, in the same browser, for the same purpose. Nothing is
 * kept in between: the state is sealed for the browser's form cookie, and nonce and verifier are made from both again.
 */
@Component
public class ProviderErrands {
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final int PREFIX = 2;
    private static final String GUESSED = "provider-answer";

    private final PasskeyChallenges challenges;
    private final MasterKey master;
    private final RelyingParty party;
    private final OpenId openId;
    private final Guesses guesses;

    ProviderErrands(
            PasskeyChallenges challenges, MasterKey master, RelyingParty party, OpenId openId, Guesses guesses) {
        this.guesses = guesses;
        this.challenges = challenges;
        this.master = master;
        this.party = party;
        this.openId = openId;
    }

    /** What somebody goes there for; its letter stands before the state, and the state opens for it alone. */
    public enum Errand {
        SIGN_IN("s."),
        /** Somebody known here says that this is they. */
        CONNECT("c."),
        /** An administrator looks whether it works. */
        TRY("t.");

        private final String mark;

        Errand(String mark) {
            this.mark = mark;
        }

        /** The one of which a state speaks. */
        public static Optional<Errand> of(@Nullable String state) {
            return Arrays.stream(values())
                    .filter(it -> state != null && state.startsWith(it.mark))
                    .findFirst();
        }
    }

    /** Where an agency's people go straight to their provider. */
    public String address(AgencyId agency) {
        return party.origin() + "/app/sign-in/provider/" + agency.value();
    }

    /** Where the provider sends its answer; the agency stands in it, so that no provider answers at another's address. */
    public String comeBack(AgencyId agency) {
        return address(agency) + "/back";
    }

    /** Our sign-in page, to come back to after signing out there. */
    public String signInPage() {
        return party.origin() + "/app/sign-in";
    }

    /** Where to send this browser. */
    public OpenId.Outcome begin(IdentityProvider provider, Errand errand, String browser) {
        String state = errand.mark + challenges.offer(purpose(provider, errand), browser, GOOD_FOR);
        return openId.begin(provider, attempt(provider, state, browser));
    }

    /**
     * Whom the answer proves; one that was not asked for here, or has been answered, proves nobody. Answers that prove nobody are
     * counted by network, so that nobody makes us ask a provider without end.
     */
    public OpenId.Outcome finish(
            IdentityProvider provider, Errand errand, OpenId.Answer answer, String browser, String network) {
        Guess guess = Guess.shared(GUESSED, network);
        if (!guesses.take(guess)) {
            return new OpenId.Outcome.Failed(Trouble.MUST_WAIT);
        }
        var outcome = look(provider, errand, answer, browser);
        if (outcome instanceof OpenId.Outcome.Proven) {
            guesses.giveBack(guess);
        }
        return outcome;
    }

    private OpenId.Outcome look(IdentityProvider provider, Errand errand, OpenId.Answer answer, String browser) {
        String state = answer.state() == null ? "" : answer.state();
        return challenges
                .taken(challenge(state), purpose(provider, errand), browser)
                .map(end -> openId.finish(provider, attempt(provider, state, browser), end.minus(GOOD_FOR), answer))
                .orElseGet(() -> new OpenId.Outcome.Failed(Trouble.TOO_LATE));
    }

    private static String purpose(IdentityProvider provider, Errand errand) {
        return "provider:" + errand.mark + provider.agency().value() + ":" + provider.version();
    }

    private Attempt attempt(IdentityProvider provider, String state, String browser) {
        return new Attempt(
                state,
                secret("nonce", state, browser),
                secret("verifier", state, browser),
                comeBack(provider.agency()));
    }

    /** Under the version of the key that sealed the state, so that a rotation meanwhile hurts nobody. */
    private String secret(String use, String state, String browser) {
        byte[] message = ("provider-" + use + ":" + state + ":" + browser).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(master.digest(MasterKey.Purpose.FORM, challenge(state)[0], message));
    }

    private static byte[] challenge(String state) {
        try {
            return Base64.getUrlDecoder().decode(state.substring(Math.min(PREFIX, state.length())));
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }
}
