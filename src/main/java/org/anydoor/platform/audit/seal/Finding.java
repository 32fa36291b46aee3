package org.anydoor.platform.audit.seal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is not as it was sealed, with the words of the command line. */
sealed interface Finding {
    String words();

    /** The entry, or one of its subjects, reads otherwise than when it was sealed. */
    record Edited(long position, UUID entry) implements Finding {
        @Override
        public String words() {
            return "Entry " + entry + " at position " + position + " was changed after it was sealed.";
        }
    }

    /** The tree tells of an entry that is no longer there. */
    record Removed(long position, UUID entry) implements Finding {
        @Override
        public String words() {
            return "Entry " + entry + " at position " + position + " was removed after it was sealed.";
        }
    }

    /** Positions of the tree are missing. */
    record Gap(long from, long until) implements Finding {
        @Override
        public String words() {
            return "What was sealed at positions " + from + " to " + (until - 1) + " was removed from the tree.";
        }
    }

    /** Between two positions something no longer is as it was signed, though entries and stored hashes agree. */
    record Differs(
            long from,
            long until,
            @Nullable UUID first,
            @Nullable UUID last,
            @Nullable Instant signed) implements Finding {
        @Override
        public String words() {
            return "Between position " + from + (first == null ? "" : " (entry " + first + ")") + " and position "
                    + (until - 1) + (last == null ? "" : " (entry " + last + ")")
                    + " entries were changed, replaced or put in another order: their hashes are not "
                    + (signed == null ? "those of the tree." : "those that were signed at " + signed + ".");
        }
    }

    /** The trail is shorter than it was when a head was signed. */
    record CutOff(long held, long sealed, Instant signed) implements Finding {
        @Override
        public String words() {
            return "The end was cut off: " + (sealed - held) + " entries from position " + held + " on, sealed until "
                    + signed + ", are no longer there.";
        }
    }

    /** Leaves that no signed head covers. */
    record Unsigned(long from, long until) implements Finding {
        @Override
        public String words() {
            return "No signed head covers positions " + from + " to " + (until - 1) + ".";
        }
    }

    /** A line that is no head, or that another key signed. */
    record BadHead(String line) implements Finding {
        @Override
        public String words() {
            return "A head is not signed by this deployment's key, or was changed: " + line;
        }
    }

    /** Entries that have waited too long for their seal. */
    record Unsealed(int entries, UUID first) implements Finding {
        @Override
        public String words() {
            return (entries == 1 ? "One entry is" : entries + " entries are")
                    + " not sealed after 10 seconds; the first is " + first + ".";
        }
    }
}
