package org.anydoor.platform.access;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.openid.OpenId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recognises a person by the word of their agency's provider, for that agency alone: found by the issuer and subject that they
 * connected themselves, and by nothing else that the provider says. Where its word is one factor, ours is the second.
 */
@Component
public class ProviderSignIns {
    private static final String ACTION = "access.provider";
    private static final Duration ASKED_FOR = Duration.ofMinutes(10);

    private final Credentials credentials;
    private final CodeProof codes;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ProviderSignIns(Credentials credentials, CodeProof codes, Clock clock, TransactionTemplate transaction) {
        this.credentials = credentials;
        this.codes = codes;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Somebody whom a provider proved by one factor; kept in their session until they have shown the second. */
    public record Halfway(UUID agency, UUID person, String proof, Instant until) implements Serializable {
        @Override
        public String toString() {
            return "Halfway";
        }
    }

    /** What came of it. */
    public sealed interface Entry {
        /** In, for that agency. */
        record In(SignIns.Recognised recognised) implements Entry {}

        /** Known; the second factor is asked. */
        record Asked(Halfway halfway) implements Entry {}

        /** Connected to nobody who may come in: never connected, suspended, left, invited anew. All the same from outside. */
        record Nobody() implements Entry {}
    }

    /** Who this is in the agency whose provider proved it. */
    public Entry recognise(AgencyId agency, OpenId.Outcome.Proven proven) {
        String proof = "provider:" + agency.value() + ":" + HexFormat.of().formatHex(proven.identity());
        return as(
                proof,
                () -> credentials
                        .signingIn()
                        .<Entry>map(known -> {
                            if (!mayComeIn(known, agency)) {
                                credentials.record("access.sign-in-refused", known, List.of(agency));
                                return new Entry.Nobody();
                            }
                            return proven.secondFactor()
                                    ? new Entry.In(in(known, agency))
                                    : new Entry.Asked(halfway(known, agency, proof));
                        })
                        .orElse(new Entry.Nobody()));
    }

    private static boolean mayComeIn(Credentials.Known known, AgencyId agency) {
        return !known.suspended()
                && known.passwordHash() != null
                && known.agencies().contains(agency);
    }

    private Halfway halfway(Credentials.Known known, AgencyId agency, String proof) {
        return new Halfway(
                agency.value(), known.person().value(), proof, clock.instant().plus(ASKED_FOR));
    }

    private SignIns.Recognised in(Credentials.Known known, AgencyId agency) {
        credentials.cameIn(known);
        credentials.record(ACTION, known, List.of(agency));
        return limited(known, agency);
    }

    private static SignIns.Recognised limited(Credentials.Known known, AgencyId agency) {
        return new SignIns.Recognised(known.person(), List.of(agency), List.of());
    }

    /** In by the app's code or a recovery code; empty if it is wrong or was used, or too late. */
    public Optional<SignIns.Recognised> prove(Halfway halfway, String code) {
        AgencyId agency = new AgencyId(halfway.agency());
        return as(
                halfway.proof(),
                () -> stillThere(halfway).flatMap(known -> {
                    if (codes.opens(known, code, ACTION, List.of(agency))) {
                        return Optional.of(limited(known, agency));
                    }
                    credentials.record("access.sign-in-refused", known, List.of(agency));
                    return Optional.empty();
                }));
    }

    /** In by a passkey that has just been shown; empty if it is somebody else's. */
    public Optional<SignIns.Recognised> prove(Halfway halfway, SignIns.Recognised byPasskey) {
        return as(
                halfway.proof(),
                () -> stillThere(halfway)
                        .filter(known -> known.person().equals(byPasskey.person()))
                        .map(known -> in(known, new AgencyId(halfway.agency()))));
    }

    private Optional<Credentials.Known> stillThere(Halfway halfway) {
        return credentials
                .signingIn()
                .filter(known -> halfway.until().isAfter(clock.instant())
                        && known.person().value().equals(halfway.person())
                        && mayComeIn(known, new AgencyId(halfway.agency())));
    }

    private <T> T as(String proof, java.util.function.Supplier<T> work) {
        return Callers.as(
                new Caller.SignIn(proof),
                () -> java.util.Objects.requireNonNull(transaction.execute(open -> work.get())));
    }
}
