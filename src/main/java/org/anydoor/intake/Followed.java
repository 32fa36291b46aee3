package org.anydoor.intake;

import java.time.Instant;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a receipt is shown; who works on the concern, where, and whether the child is known is not among it.
 * Translations stand with the agency, each beside the original with its translator's name: they put the holder's words into
 * English for staff, and the holder is shown only what was written to them.
 */
public final class Followed {
    private Followed() {}

    /**
     * The proof to hold a code, for one visit; travels sealed ({@code intake.web.ReceiptPass}), never in an address.
     *
     * @param everything whether the second word was given too
     */
    public record Pass(byte[] digest, boolean everything) {
        @Override
        public String toString() {
            return "Pass";
        }
    }

    /** What comes of typing a code. */
    public sealed interface Entry {
        record Opened(Pass pass) implements Entry {}

        /** No such code, or not with this second word: both alike. A wrong guess. */
        record Unknown() implements Entry {}

        /** It cannot be a code; {@code intake.receipt.<reasonKey>} says why. No guess. */
        record Slip(String reasonKey) implements Entry {}
    }

    /** How far it is, in fixed words ({@code intake.stage.<word>}); the outcome is not told. */
    public enum Stage {
        NEW,
        READ,
        WITH_AGENCY,
        CLOSED;

        /** The stage that a state of the owner's handling is told as. */
        static Stage of(String state) {
            return switch (state) {
                case "new" -> NEW;
                case "accepted" -> WITH_AGENCY;
                case "closed" -> CLOSED;
                default -> READ;
            };
        }
    }

    /**
     * All that a page may show.
     *
     * @param changed when the stage was reached
     * @param selfReport whether a young person wrote about themselves
     * @param secondWordSet whether the receipt has a second word
     * @param everything whether the messages are all, or only those unread until now
     * @param owner whose people read what is written here; the page names them not
     * @param renewFrom from when on the second word opens a new code, where it does not yet
     */
    public record View(
            String shortName,
            Language language,
            Instant arrived,
            Stage stage,
            Instant changed,
            boolean selfReport,
            boolean secondWordSet,
            boolean everything,
            @Nullable Instant renewFrom,
            List<Message> messages,
            AgencyId owner) {}

    /**
     * One message of the conversation; internal notes are another table.
     *
     * @param fixedKey {@code intake.fixed.<fixedKey>}: a text told as it stands, in place of {@code text}
     */
    public record Message(boolean fromReporter, @Nullable String fixedKey, String text, Instant at) {
        @Override
        public String toString() {
            return "Message";
        }
    }

    /** A code that takes the old one's place, and the pass that goes on with it. */
    public record NewCode(ReceiptCode code, Pass pass) {}
}
