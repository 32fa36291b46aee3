package org.anydoor.platform.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.keys.OneTimeSeal;
import org.anydoor.platform.keys.Unopened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A walled agency's key pair: set up, opened, handed to a colleague, taken from one who leaves, and recovered from paper, each by
 * a member alone. Keys are made from words outside of transactions, since that takes its time by design.
 */
@Component
public class Vaults {
    private final VaultRows rows;
    private final Guesses guesses;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Vaults(VaultRows rows, Guesses guesses, Audit audit, Ids ids, Clock clock, TransactionTemplate transaction) {
        this.rows = rows;
        this.guesses = guesses;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A holder who is not stored yet. */
    private record Made(VaultRows.Holder holder, @Nullable PersonId person) {}

    /** How it stands with the caller's agency. */
    public VaultStanding standing() {
        Caller.Member me = Members.current();
        return within(() -> {
            int newest = rows.newest(me.actingFor());
            if (newest == 0) {
                return rows.isApproved(me.actingFor()) ? new VaultStanding.NotSetUp() : new VaultStanding.NotApproved();
            }
            Optional<VaultRows.Holder> mine = rows.holder(me.actingFor(), me.id());
            boolean inside = mine.flatMap(it -> rows.share(me.actingFor(), newest, it.id()))
                    .isPresent();
            return inside
                    ? new VaultStanding.Inside(rows.holders(me.actingFor(), newest))
                    : new VaultStanding.Outside(
                            mine.map(it -> fingerprint(it.publicKey())).orElse(null));
        });
    }

    /** Makes the agency's first key pair, held by the caller and by the paper whose code is answered. */
    public VaultAnswer setUp(SecretWords words) {
        Caller.Member me = Members.current();
        return setUp(
                me.actingFor(),
                me.id(),
                words,
                () -> audit.record("platform.vault-set-up", me.actingFor().value(), me.actingFor()));
    }

    /** As {@link #setUp(SecretWords)}, for one who is named: the sample community is made by nobody, and unrecorded. */
    VaultAnswer setUp(AgencyId agency, PersonId person, SecretWords words, Runnable recorded) {
        String code = SecretWords.freshCode();
        Made mine = holder(person, words);
        Made paper = holder(null, SecretWords.code(code));
        return within(() -> {
            rows.alone(agency);
            if (rows.newest(agency) > 0 || !rows.isApproved(agency)) {
                return new VaultAnswer.Refused();
            }
            OpenVault vault = OpenVault.fresh(agency, 1);
            rows.addVault(vault, person, clock.instant());
            admit(vault, mine, person);
            admit(vault, paper, person);
            recorded.run();
            return new VaultAnswer.OpenedWithCode(vault, code);
        });
    }

    /** Opens with the caller's own words. */
    public VaultAnswer open(SecretWords words) {
        Caller.Member me = Members.current();
        Optional<VaultRows.Holder> mine = within(() -> rows.holder(me.actingFor(), me.id()));
        if (mine.isEmpty()) {
            return new VaultAnswer.Refused();
        }
        return guessed(
                () -> own(mine.get(), words),
                own -> within(() -> {
                    int newest = rows.newest(me.actingFor());
                    Optional<byte[]> share =
                            rows.share(me.actingFor(), newest, mine.get().id());
                    if (share.isEmpty()) {
                        return new VaultAnswer.NotLetIn();
                    }
                    audit.record("platform.vault-open", me.actingFor().value(), me.actingFor());
                    return new VaultAnswer.Opened(
                            OpenVault.shared(me.actingFor(), newest, mine.get().id(), own, share.get()));
                }));
    }

    /** Asks to be let in under these words; whoever had others before has them no longer. */
    public VaultAnswer ask(SecretWords words) {
        Caller.Member me = Members.current();
        Made mine = holder(me.id(), words);
        return within(() -> {
            rows.alone(me.actingFor());
            if (rows.newest(me.actingFor()) == 0) {
                return new VaultAnswer.Refused();
            }
            rows.removeHolderOf(me.actingFor(), me.id());
            rows.addHolder(me.actingFor(), me.id(), mine.holder(), clock.instant());
            audit.record("platform.vault-ask", me.actingFor().value(), me.actingFor());
            return new VaultAnswer.NotLetIn();
        });
    }

    /** Lets a colleague in whose fingerprint, told from mouth to mouth, is the one of the key that asks. */
    public boolean letIn(OpenVault vault, UUID holder, String fingerprint) {
        Caller.Member me = Members.current();
        return within(() -> {
            rows.alone(vault.agency());
            Optional<VaultRows.Holder> asks = rows.holder(vault.agency(), holder)
                    .filter(it -> fingerprint(it.publicKey()).equals(spaced(fingerprint)))
                    .filter(it -> isNewest(vault))
                    .filter(it ->
                            rows.share(vault.agency(), vault.version(), it.id()).isEmpty());
            asks.ifPresent(it -> {
                rows.addShare(vault, it.id(), it.publicKey(), me.id(), clock.instant());
                audit.record("platform.vault-let-in", holder, vault.agency());
            });
            return asks.isPresent();
        });
    }

    /** Takes a colleague's key away and replaces the agency's pair, so that what they may have kept opens nothing new. */
    public Optional<OpenVault> takeOut(OpenVault vault, UUID holder) {
        return within(() -> {
            rows.alone(vault.agency());
            if (!isNewest(vault) || rows.removeHolder(vault.agency(), holder) == 0) {
                return Optional.empty();
            }
            audit.record("platform.vault-take-out", holder, vault.agency());
            return Optional.of(replaced(vault));
        });
    }

    /** Opens with the code from the agency's safe, gives the caller new words and the safe a new code. */
    public VaultAnswer recover(SecretWords code, SecretWords words) {
        Caller.Member me = Members.current();
        Optional<VaultRows.Holder> paper = within(() -> rows.holder(me.actingFor(), (PersonId) null));
        if (paper.isEmpty()) {
            return new VaultAnswer.Refused();
        }
        String next = SecretWords.freshCode();
        return guessed(() -> own(paper.get(), code), own -> {
            Made mine = holder(me.id(), words);
            Made safe = holder(null, SecretWords.code(next));
            return within(() -> recovered(me, paper.get(), own, mine, safe, next));
        });
    }

    private VaultAnswer recovered(
            Caller.Member me, VaultRows.Holder paper, Pair own, Made mine, Made safe, String next) {
        rows.alone(me.actingFor());
        int newest = rows.newest(me.actingFor());
        Optional<byte[]> share = rows.share(me.actingFor(), newest, paper.id());
        if (share.isEmpty()) {
            return new VaultAnswer.Refused();
        }
        OpenVault vault = OpenVault.shared(me.actingFor(), newest, paper.id(), own, share.get());
        rows.removeHolderOf(me.actingFor(), null);
        rows.removeHolderOf(me.actingFor(), me.id());
        admit(vault, mine, me.id());
        admit(vault, safe, me.id());
        audit.record("platform.vault-recover", me.actingFor().value(), me.actingFor());
        return new VaultAnswer.OpenedWithCode(vault, next);
    }

    /** Whether the caller holds this key still: not once it was replaced, or taken from them. */
    public boolean isHeld(OpenVault vault) {
        Caller.Member me = Members.current();
        return vault.agency().equals(me.actingFor())
                && within(() -> isNewest(vault)
                        && rows.holder(me.actingFor(), me.id())
                                .flatMap(it -> rows.share(me.actingFor(), vault.version(), it.id()))
                                .isPresent());
    }

    private boolean isNewest(OpenVault vault) {
        return rows.newest(vault.agency()) == vault.version();
    }

    private OpenVault replaced(OpenVault old) {
        OpenVault next = OpenVault.fresh(old.agency(), old.version() + 1);
        Instant now = clock.instant();
        PersonId me = Members.current().id();
        rows.addVault(next, me, now);
        for (VaultRows.Share it : rows.shares(old)) {
            if (!old.vouchedFor(it.holder(), it.publicKey(), it.vouched())) {
                throw new Unopened(new IllegalStateException("a holder's public key is not the one that was let in"));
            }
            rows.addShare(next, it.holder(), it.publicKey(), me, now);
        }
        for (VaultRows.DataKey it : rows.dataKeys(old.agency())) {
            rows.reseal(next, it.subject(), old.open(it.subject(), it.sealed()));
        }
        rows.removeShares(old);
        audit.record("platform.vault-replace", old.agency().value(), old.agency());
        return next;
    }

    private void admit(OpenVault vault, Made made, PersonId by) {
        Instant now = clock.instant();
        rows.addHolder(vault.agency(), made.person(), made.holder(), now);
        rows.addShare(vault, made.holder().id(), made.holder().publicKey(), by, now);
    }

    private Made holder(@Nullable PersonId person, SecretWords words) {
        UUID id = ids.ordered();
        Pair pair = Pair.fresh();
        byte[] salt = SecretWords.freshSalt();
        byte[] wrapped = words.seal(salt, purpose(id)).seal(pair.secret());
        return new Made(new VaultRows.Holder(id, pair.publicKey(), salt, wrapped), person);
    }

    private static Pair own(VaultRows.Holder holder, SecretWords words) {
        OneTimeSeal seal = words.seal(holder.salt(), purpose(holder.id()));
        return Pair.of(seal.open(holder.wrapped()));
    }

    private static String purpose(UUID holder) {
        return "vault-holder/" + holder;
    }

    private interface Then {
        VaultAnswer with(Pair own);
    }

    /** Counts the guess before it is looked at; whoever was right is forgiven what was wrong before. */
    private VaultAnswer guessed(Supplier<Pair> guess, Then then) {
        Guess counted = Guess.fromAnywhere("vault:" + Members.current().id().value());
        if (!guesses.take(counted)) {
            return new VaultAnswer.MustWait();
        }
        Pair own;
        try {
            own = guess.get();
        } catch (Unopened wrong) {
            AgencyId agency = Members.current().actingFor();
            transaction.executeWithoutResult(open -> audit.refused("platform.vault-open", agency.value(), agency));
            return new VaultAnswer.Wrong();
        }
        guesses.forget(counted);
        return then.with(own);
    }

    /** Sixteen digits that stand for a public key. */
    static String fingerprint(byte[] publicKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
            long number = Long.remainderUnsigned(java.nio.ByteBuffer.wrap(hash).getLong(), 10_000_000_000_000_000L);
            return spaced("%016d".formatted(number));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    private static String spaced(String digits) {
        return digits.replaceAll("\\D", "").replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(open -> work.get()));
    }
}
