package org.anydoor.platform.oncall;

import org.anydoor.platform.i18n.Text;

/**
 * A way to call somebody. Mail is built in; another way is one more bean. Whatever it is, it says that somebody is needed and
 * where to sign in, and nothing else (docs/decisions/0015-mail-says-nothing.md).
 */
public interface Gateway {
    /** The word by which an address names its way, such as {@code mail}. */
    String name();

    /** Whether anything can be sent at all; what cannot is followed by the next step at once. */
    boolean isReady();

    /**
     * Hands one message over and returns once it is accepted.
     *
     * @param words of the reader's language
     * @throws Unsent whenever it is not known to have left
     */
    void send(String address, Text words) throws Unsent;

    /** It did not leave; the cause is logged by its kind alone, since its words may hold an address. */
    final class Unsent extends Exception {
        private static final long serialVersionUID = 1L;

        public Unsent(Throwable cause) {
            super("the message did not leave", cause);
        }
    }
}
