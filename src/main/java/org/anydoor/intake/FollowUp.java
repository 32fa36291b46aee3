package org.anydoor.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anydoor.intake.Followed.Entry;
import org.anydoor.intake.Followed.Pass;
import org.anydoor.intake.Followed.View;
import org.anydoor.intake.ReceiptRows.Held;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.mail.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the holder of a receipt may see and do, as a caller who sees one concern only. The code alone opens the stage in
 * fixed words and unread messages; a second word opens all messages since it was set and, if it was chosen at sending or a
 * day ago, a new code.
 */
@Service
public class FollowUp {
    private static final String GUESSED = "receipt";

    /** A word chosen so soon after sending is the sender's own: it was the same visit. */
    private static final Duration AT_SENDING = Duration.ofMinutes(15);

    /** A word chosen later replaces the code only after so long, so that whoever finds a code does not lock the sender out with it. */
    private static final Duration WAIT = Duration.ofHours(24);

    private final ReceiptCodes codes;
    private final ReceiptRows receipts;
    private final ReceiptTalk talk;
    private final MasterKey master;
    private final Guesses guesses;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FollowUp(
            ReceiptCodes codes,
            ReceiptRows receipts,
            ReceiptTalk talk,
            MasterKey master,
            Guesses guesses,
            Notices notices,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.codes = codes;
        this.receipts = receipts;
        this.talk = talk;
        this.master = master;
        this.guesses = guesses;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Looks up what somebody typed. A wrong second word, and one that must wait, answer like a wrong code. Words are counted
     * for their code over all networks: whoever found a code may not try them from many places, and its holder can always
     * come in without.
     *
     * @param network the {@link org.anydoor.platform.keys.NetworkPrefix} of the one who types
     */
    public Entry enter(String typed, String secondWord, String network) {
        return switch (codes.read(typed)) {
            case ReceiptCodes.Reading.Slip slip -> new Entry.Slip(slip.reasonKey());
            case ReceiptCodes.Reading.Code code -> {
                Guess any = Guess.shared(GUESSED, network);
                Guess words = Guess.fromAnywhere(GUESSED + "-word:" + code.canonical());
                boolean mayTry = secondWord.isBlank() ? guesses.take(any) : guesses.take(any, words);
                Optional<Entry.Opened> opened = mayTry ? enter(code, secondWord) : Optional.empty();
                opened.ifPresent(it -> {
                    guesses.giveBack(any);
                    if (it.pass().everything()) {
                        guesses.forget(words);
                    }
                });
                yield opened.<Entry>map(it -> it).orElseGet(Entry.Unknown::new);
            }
        };
    }

    private Optional<Entry.Opened> enter(ReceiptCodes.Reading.Code code, String secondWord) {
        return codes.digests(code).stream()
                .flatMap(digest -> enter(digest.bytes(), secondWord).stream())
                .findFirst();
    }

    private Optional<Entry.Opened> enter(byte[] digest, String secondWord) {
        return as(new Pass(digest, false), held -> {
            if (secondWord.isBlank()) {
                return Optional.of(new Entry.Opened(new Pass(digest, false)));
            }
            return isSecond(held, secondWord)
                    ? Optional.of(new Entry.Opened(new Pass(digest, true)))
                    : Optional.empty();
        });
    }

    /** The way in for somebody who just got this code. */
    public Pass pass(ReceiptCode code) {
        return new Pass(codes.digest(code).bytes(), false);
    }

    /** What the holder sees; staff's messages count as read from now on. Empty where the code is no longer valid. */
    public Optional<View> view(Pass pass) {
        return as(pass, held -> {
            Instant since = pass.everything() ? held.secondSince() : null;
            List<Followed.Message> messages = talk.messages(held.concern(), since);
            talk.markRead(held.concern());
            receipts.nothingUnread();
            audit.record("intake.follow-up", held.concern().value(), held.owner());
            return Optional.of(receipts.stage(held.concern()))
                    .map(stage -> new View(
                            held.shortName(),
                            held.language(),
                            held.arrived(),
                            stage.stage(),
                            stage.changed(),
                            held.selfReport(),
                            held.second() != null,
                            pass.everything(),
                            renewFrom(held),
                            messages,
                            held.owner()));
        });
    }

    /** Leaves a message for the agency that owns the concern; false where the code is no longer valid. */
    public boolean write(Pass pass, String text) {
        return as(pass, held -> {
                    talk.write(held, text, minute());
                    notices.tell(held.owner(), null, "message");
                    audit.record("intake.follow-up-write", held.concern().value(), held.owner());
                    return Optional.of(held);
                })
                .isPresent();
    }

    /** Sets the second word; where there is one already, only its holder may. Answers the pass to go on with. */
    public Optional<Pass> secondWord(Pass pass, String word) {
        return as(pass, held -> {
            if (word.isBlank() || (held.second() != null && !pass.everything())) {
                return Optional.empty();
            }
            Instant since = held.secondSince();
            receipts.second(second(held.concern(), master.version(), word), since == null ? minute() : since);
            audit.record("intake.second-word", held.concern().value(), held.owner());
            return Optional.of(new Pass(pass.digest(), true));
        });
    }

    /**
     * Replaces the code, for the holder of a second word that was chosen at sending or a day ago; the old one opens nothing from
     * now on, and staff see when that was. The same page sent twice gets the same code, whichever answer its reader sees.
     *
     * @param page what no other page carries
     */
    public Optional<Followed.NewCode> newCode(Pass pass, String page) {
        if (!pass.everything()) {
            return Optional.empty();
        }
        String once = HexFormat.of().formatHex(pass.digest()) + page;
        return as(pass, held -> renewed(held, once)).or(() -> renewedBefore(once));
    }

    private Optional<Followed.NewCode> renewed(Held held, String once) {
        if (held.second() == null || renewFrom(held) != null) {
            return Optional.empty();
        }
        Followed.NewCode made = newCode(held.language(), once);
        audit.record("intake.new-code", held.concern().value(), held.owner());
        receipts.code(codes.digest(made.code()), minute());
        return Optional.of(made);
    }

    private Optional<Followed.NewCode> renewedBefore(String once) {
        return Stream.of(Language.values())
                .map(it -> newCode(it, once))
                .filter(it -> as(it.pass(), Optional::of).isPresent())
                .findFirst();
    }

    private Followed.NewCode newCode(Language language, String once) {
        ReceiptCode code = codes.of(language, once);
        return new Followed.NewCode(code, new Pass(codes.digest(code).bytes(), true));
    }

    private @Nullable Instant renewFrom(Held held) {
        Instant since = held.secondSince();
        if (since == null || !since.isAfter(held.arrived().plus(AT_SENDING))) {
            return null;
        }
        Instant from = since.plus(WAIT);
        return from.isAfter(clock.instant()) ? from : null;
    }

    private <T> Optional<T> as(Pass pass, Function<Held, Optional<T>> work) {
        return Callers.as(
                new Caller.Receipt(pass.digest()),
                () -> Objects.requireNonNull(transaction.execute(
                        status -> receipts.held(pass.digest()).flatMap(work))));
    }

    private boolean isSecond(Held held, String word) {
        byte[] stored = held.second();
        return stored != null
                && master.versions(MasterKey.Purpose.SECOND_WORD).stream()
                        .anyMatch(version -> MessageDigest.isEqual(stored, second(held.concern(), version, word)));
    }

    private byte[] second(ConcernId concern, int version, String word) {
        byte[] text = ReceiptCodes.canonical(word).getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(16 + text.length)
                .putLong(concern.value().getMostSignificantBits())
                .putLong(concern.value().getLeastSignificantBits())
                .put(text)
                .array();
        return master.digest(MasterKey.Purpose.SECOND_WORD, version, message);
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }
}
