package org.anydoor.platform.vault;

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
    private final HeldShares shares;
    private final Guesses guesses;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Vaults(
            VaultRows rows,
            HeldShares shares,
            Guesses guesses,
            Audit audit,
            Ids ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.shares = shares;
        this.guesses = guesses;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

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
                    : new VaultStanding.Outside(mine.isPresent());
        });
    }

    /** Makes the agency's first key pair, held by the caller and by the paper whose code is answered. */
    public VaultAnswer setUp(SecretWords words) {
        Caller.Member me = Members.current();
        if (!guesses.take(guess())) {
            return new VaultAnswer.MustWait();
        }
        return setUp(
                me.actingFor(),
                me.id(),
                words,
                () -> audit.record("platform.vault-set-up", me.actingFor().value(), me.actingFor()));
    }

    /** As {@link #setUp(SecretWords)}, for one who is named: the sample community is made by nobody, and unrecorded. */
    VaultAnswer setUp(AgencyId agency, PersonId person, SecretWords words, Runnable recorded) {
        String code = SecretWords.freshCode();
        NewHolder mine = holder(person, words);
        NewHolder paper = holder(null, SecretWords.code(code));
        return within(() -> {
            rows.alone(agency);
            if (rows.newest(agency) > 0 || !rows.isApproved(agency)) {
                return new VaultAnswer.Refused();
            }
            OpenVault vault = OpenVault.fresh(agency, 1);
            rows.addVault(vault, null, person, clock.instant());
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
        return guessed(() -> NewHolder.pair(mine.get(), words), own -> within(() -> opened(me, mine.get(), own)));
    }

    private VaultAnswer opened(Caller.Member me, VaultRows.Holder mine, Pair own) {
        Optional<OpenVault> vault = shares.open(me.actingFor(), mine, own);
        if (vault.isEmpty()) {
            return new VaultAnswer.NotLetIn(KeyNumber.ofHolder(mine.id()).of(own.publicKey()));
        }
        audit.record("platform.vault-open", me.actingFor().value(), me.actingFor());
        return new VaultAnswer.Opened(vault.get());
    }

    /**
     * Asks to be let in under these words; whoever had others before has them no longer.
     *
     * @param lock the number of the agency's lock as a colleague reads it from their open page: what is stored here might be another
     */
    public VaultAnswer ask(SecretWords words, String lock) {
        Caller.Member me = Members.current();
        if (!guesses.take(guess())) {
            return new VaultAnswer.MustWait();
        }
        NewHolder mine = holder(me.id(), words);
        return within(() -> {
            rows.alone(me.actingFor());
            int newest = rows.newest(me.actingFor());
            if (newest == 0) {
                return new VaultAnswer.Refused();
            }
            byte[] stored = rows.publicKey(me.actingFor(), newest);
            if (!KeyNumber.ofLock(me.actingFor()).fits(stored, lock)) {
                audit.refused("platform.vault-ask", me.actingFor().value(), me.actingFor());
                return new VaultAnswer.OtherLock();
            }
            LockPin pin = LockPin.of(me.actingFor(), newest, stored);
            rows.removeHolderOf(me.actingFor(), me.id());
            rows.addHolder(me.actingFor(), me.id(), mine.knowing(pin, me.actingFor()), clock.instant());
            audit.record("platform.vault-ask", me.actingFor().value(), me.actingFor());
            return new VaultAnswer.NotLetIn(mine.number());
        });
    }

    /** Lets a colleague in whose number, told from mouth to mouth, is the one of the key that asks. */
    public boolean letIn(OpenVault vault, UUID holder, String number) {
        Caller.Member me = Members.current();
        return within(() -> {
            rows.alone(vault.agency());
            Optional<VaultRows.Holder> asks = rows.holder(vault.agency(), holder)
                    .filter(it -> KeyNumber.ofHolder(it.id()).fits(it.publicKey(), number))
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
    public VaultAnswer takeOut(OpenVault vault, UUID holder) {
        try {
            return within(() -> {
                rows.alone(vault.agency());
                if (!isNewest(vault) || rows.removeHolder(vault.agency(), holder) == 0) {
                    return new VaultAnswer.Refused();
                }
                audit.record("platform.vault-take-out", holder, vault.agency());
                return new VaultAnswer.Opened(replaced(vault));
            });
        } catch (Unopened changed) {
            refused();
            return new VaultAnswer.Changed();
        }
    }

    /** Opens with the code from the agency's safe, gives the caller new words and the safe a new code. */
    public VaultAnswer recover(SecretWords code, SecretWords words) {
        Caller.Member me = Members.current();
        Optional<VaultRows.Holder> paper = within(() -> rows.holder(me.actingFor(), (PersonId) null));
        if (paper.isEmpty()) {
            return new VaultAnswer.Refused();
        }
        String next = SecretWords.freshCode();
        return guessed(() -> NewHolder.pair(paper.get(), code), own -> {
            NewHolder mine = holder(me.id(), words);
            NewHolder safe = holder(null, SecretWords.code(next));
            return within(() -> recovered(me, paper.get(), own, mine, safe, next));
        });
    }

    private VaultAnswer recovered(
            Caller.Member me, VaultRows.Holder paper, Pair own, NewHolder mine, NewHolder safe, String next) {
        rows.alone(me.actingFor());
        Optional<OpenVault> found = shares.open(me.actingFor(), paper, own);
        if (found.isEmpty()) {
            return new VaultAnswer.Refused();
        }
        OpenVault vault = found.get();
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
        rows.addVault(next, old, me, now);
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

    private void admit(OpenVault vault, NewHolder made, PersonId by) {
        Instant now = clock.instant();
        VaultRows.Holder holder = made.knowing(LockPin.of(vault), vault.agency());
        rows.addHolder(vault.agency(), made.person(), holder, now);
        rows.addShare(vault, holder.id(), holder.publicKey(), by, now);
    }

    private NewHolder holder(@Nullable PersonId person, SecretWords words) {
        return NewHolder.under(words, ids.ordered(), person);
    }

    private interface Then {
        VaultAnswer with(Pair own);
    }

    /** Counts the guess before it is looked at; whoever was right is forgiven what was wrong before. */
    private VaultAnswer guessed(Supplier<Pair> guess, Then then) {
        Guess counted = guess();
        if (!guesses.take(counted)) {
            return new VaultAnswer.MustWait();
        }
        Pair own;
        try {
            own = guess.get();
        } catch (Unopened wrong) {
            refused();
            return new VaultAnswer.Wrong();
        }
        guesses.forget(counted);
        try {
            return then.with(own);
        } catch (ChangedOutside changed) {
            refused();
            return new VaultAnswer.Changed();
        }
    }

    private static Guess guess() {
        return Guess.fromAnywhere("vault:" + Members.current().id().value());
    }

    private void refused() {
        AgencyId agency = Members.current().actingFor();
        transaction.executeWithoutResult(open -> audit.refused("platform.vault-open", agency.value(), agency));
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(open -> work.get()));
    }
}
