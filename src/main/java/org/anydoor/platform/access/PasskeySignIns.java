package org.anydoor.platform.access;

import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.mail.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recognises a person by a passkey alone: the device that they have, opened by their finger, face or PIN, hence two factors
 * at once. No name is typed, so none can be asked about; whatever is wrong, the answer is the same.
 */
@Component
public class PasskeySignIns {
    private static final String PURPOSE = "sign-in";
    private static final String GUESSED = "passkey";

    private final Credentials credentials;
    private final Authenticators authenticators;
    private final PasskeyChallenges challenges;
    private final RelyingParty party;
    private final Guesses guesses;
    private final Db db;
    private final Audit audit;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PasskeySignIns(
            Credentials credentials,
            Authenticators authenticators,
            PasskeyChallenges challenges,
            RelyingParty party,
            Guesses guesses,
            Db db,
            Audit audit,
            Notices notices,
            Clock clock,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.authenticators = authenticators;
        this.challenges = challenges;
        this.party = party;
        this.guesses = guesses;
        this.db = db;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What the page asks of any device that has a passkey for this address. */
    public record Question(String challenge, String party) {}

    private record Kept(UUID id, Authenticators.Stored stored) {}

    /** A new question for this browser. */
    public Question question(String browser) {
        return new Question(challenges.offer(PURPOSE, browser), party.id());
    }

    /** The person, or empty: no such passkey, a wrong or second answer, shut, suspended, no agency, or too many guesses. */
    public Optional<SignIns.Recognised> recognise(Assertion assertion, String browser, String network) {
        Guess guess = Guess.shared(GUESSED, network);
        if (!guesses.take(guess)) {
            return Optional.empty();
        }
        Optional<SignIns.Recognised> recognised = authenticators
                .asked(assertion.clientData(), PURPOSE, browser)
                .flatMap(challenge -> recognise(assertion, challenge));
        if (recognised.isPresent()) {
            guesses.giveBack(guess);
        }
        return recognised;
    }

    private Optional<SignIns.Recognised> recognise(Assertion assertion, byte[] challenge) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(assertion.credential());
        return Callers.as(
                new Caller.SignIn("passkey:" + name),
                () -> transaction.execute(open -> kept(name).flatMap(it -> look(assertion, it, challenge))));
    }

    private Optional<Kept> kept(String credential) {
        return db.sql("""
                select id, public_key, sign_count, backup_eligible from platform.passkey
                where credential = :credential and shut_at is null for update
                """)
                .with("credential", credential)
                .find((rs, n) -> new Kept(
                        Db.uuid(rs, "id"),
                        new Authenticators.Stored(
                                rs.getBytes("public_key"),
                                rs.getLong("sign_count"),
                                rs.getBoolean("backup_eligible"))));
    }

    private Optional<SignIns.Recognised> look(Assertion assertion, Kept kept, byte[] challenge) {
        Credentials.Known known = credentials.signingIn().orElseThrow();
        return switch (authenticators.check(assertion, kept.stored(), challenge)) {
            case Authenticators.Answer.Genuine genuine -> enter(known, kept, genuine.signCount());
            case Authenticators.Answer.Copied copied -> shut(known, kept);
            case Authenticators.Answer.Wrong wrong -> refuse(known);
        };
    }

    private Optional<SignIns.Recognised> enter(Credentials.Known known, Kept kept, long signCount) {
        if (known.suspended()
                || known.passwordHash() == null
                || known.agencies().isEmpty()) {
            return refuse(known);
        }
        db.sql("update platform.passkey set sign_count = :count, used_at = :now where id = :id")
                .with("count", signCount)
                .with("now", clock.instant())
                .with("id", kept.id())
                .runExactly(1);
        credentials.cameIn(known);
        credentials.record("access.passkey", known);
        return Optional.of(known.byOwnSignIn());
    }

    /** Which of the two is the person's own nobody can tell from here: neither opens any more, and the person is told. */
    private Optional<SignIns.Recognised> shut(Credentials.Known known, Kept kept) {
        db.sql("update platform.passkey set shut_at = :now where id = :id")
                .with("now", clock.instant())
                .with("id", kept.id())
                .runExactly(1);
        credentials.record("access.passkey-copied", known);
        known.agencies().forEach(agency -> notices.tell(agency, known.person(), "passkey"));
        return Optional.empty();
    }

    private Optional<SignIns.Recognised> refuse(Credentials.Known known) {
        credentials.refused(known);
        return Optional.empty();
    }
}
