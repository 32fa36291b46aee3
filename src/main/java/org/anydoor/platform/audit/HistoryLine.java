package org.anydoor.platform.audit;

import java.time.Instant;
import java.util.List;
import org.anydoor.platform.i18n.Text;

/**
 * One deed or reading on one subject, in words.
 *
 * @param who a colleague's name, else the agency's; somebody outside has neither
 * @param action such as {@code youth.read}
 */
public record HistoryLine(Instant at, Actor who, String action) {
    private static final String ACTION = "platform.audit.action.";

    /** Who did it, as far as this reader may know. */
    public sealed interface Actor {
        /** A colleague. */
        record Person(String name, String agency) implements Actor {}

        /** Somebody, or a job, of an agency. */
        record Agency(String name) implements Actor {}

        /** Somebody by name who acted for no agency yet, such as when signing in. */
        record Named(String name) implements Actor {}

        /** Somebody who wrote to us, or the program itself. */
        record Outside() implements Actor {}

        /** As the page says it. */
        default String words(Text text) {
            return switch (this) {
                case Person person -> text.t("platform.audit.person", person.name(), person.agency());
                case Agency agency -> agency.name();
                case Named named -> named.name();
                case Outside outside -> text.t("platform.audit.outside");
            };
        }
    }

    /** What was done, as the page says it. */
    public String words(Text text) {
        return words(text, action);
    }

    /** Every action that has words, by name. */
    public static List<String> actions(Text text) {
        return text.endings(ACTION);
    }

    /** The words of an action; one that has none is shown as it is recorded. */
    public static String words(Text text, String action) {
        String key = ACTION + action;
        return text.has(key) ? text.t(key) : action;
    }
}
