package org.anydoor.intake.triage;

import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two rooms of a concern. What goes to the reporter and what stays inside never share a method, a table or a form; so that
 * a note cannot reach a receipt by any mistake at the screen.
 */
@Service
@Transactional
public class Conversation {
    private final Desk desk;
    private final Talk talk;
    private final Translations translations;
    private final FixedWords fixedWords;
    private final Waits waits;
    private final Terms terms;
    private final Handlings handlings;

    Conversation(
            Desk desk,
            Talk talk,
            Translations translations,
            FixedWords fixedWords,
            Waits waits,
            Terms terms,
            Handlings handlings) {
        this.desk = desk;
        this.talk = talk;
        this.translations = translations;
        this.fixedWords = fixedWords;
        this.waits = waits;
        this.terms = terms;
        this.handlings = handlings;
    }

    /** Sends words to the reporter; what they wrote counts as answered. */
    public Answer writeToReporter(ConcernId id, String words) {
        return toReporter(id, it -> talk.write(it, null, words));
    }

    /** Sends a fixed text, which the reporter reads in their own language. */
    public Answer sendFixed(ConcernId id, String key) {
        return FixedWords.isKnown(key)
                ? toReporter(id, it -> fixedWords.leave(it, key))
                : new Answer.Refused("fixed", "fixed");
    }

    private Answer toReporter(ConcernId id, java.util.function.Consumer<Handling> write) {
        return desk.checked(id, null, Deed.WRITE_TO_REPORTER, seen -> {
            if (!talk.hasReader(id)) {
                return new Answer.Refused("words", "no-reader");
            }
            write.accept(seen);
            waits.done(Waits.MESSAGE, id, seen.agency());
            moved(seen);
            desk.record(Deed.WRITE_TO_REPORTER, seen);
            return Answer.DONE;
        });
    }

    /** The reporter's message needs no answer. */
    public Answer needsNoAnswer(ConcernId id) {
        return desk.beside(id, Deed.WRITE_TO_REPORTER, it -> waits.done(Waits.MESSAGE, id, it.agency()));
    }

    /** Keeps a note for colleagues of the caller's own agency. */
    public Answer keepNote(ConcernId id, String words) {
        return desk.beside(id, Deed.KEEP_NOTE, it -> {
            talk.note(it, words);
            moved(it);
        });
    }

    /** Somebody looked and found nothing new: it is looked at again later, where looking is the present step. */
    public Answer lookAgain(ConcernId id) {
        return desk.checked(id, null, Deed.LOOK_AGAIN, seen -> {
            if (seen.state() != State.ACCEPTED && waits.elsewhere(id) != Elsewhere.HELPS) {
                return Answer.notNow(Deed.LOOK_AGAIN, seen);
            }
            later(seen);
            desk.record(Deed.LOOK_AGAIN, seen);
            return Answer.DONE;
        });
    }

    /** Sets a translation beside a field of the concern. */
    public Answer translate(ConcernId id, Concern.Field field, String translator, String words) {
        return desk.beside(
                id, Deed.TRANSLATE, it -> translations.add(it, Translations.Of.field(field), translator, words));
    }

    /** Sets a translation beside a message. */
    public Answer translate(ConcernId id, UUID message, String translator, String words) {
        return desk.checked(id, null, Deed.TRANSLATE, seen -> {
            if (!translations.isMessageOf(id, message)) {
                return Answer.HIDDEN;
            }
            translations.add(seen, Translations.Of.message(message), translator, words);
            desk.record(Deed.TRANSLATE, seen);
            return Answer.DONE;
        });
    }

    /** Accepted work that moves is looked at again later; nobody else's screen is overtaken by that. */
    private void moved(Handling handling) {
        if (handling.state() == State.ACCEPTED) {
            later(handling);
        }
    }

    private void later(Handling handling) {
        Handling later = handling.due(terms.nextLook());
        handlings.postpone(later);
        waits.follow(later);
    }
}
