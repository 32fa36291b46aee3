package org.anydoor.platform.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.jspecify.annotations.Nullable;

/** What a module says of its rows on "my work": one batched query per module, under the reader's own row security. */
public interface WorkLine {
    /** The module whose rows these are. */
    String module();

    /** Kinds of its work that are others' turn, outside the agency, until they are due; nobody here has anything to do before. */
    default Set<String> kindsForOthers() {
        return Set.of();
    }

    /** Kinds of its work that stand above all else while their rank is 1: somebody may be in danger until they are done. */
    default Set<String> kindsOfAlarm() {
        return Set.of();
    }

    /** Words for each row whose reference the reader may see; a missing one is shown without words. */
    Map<Open, Line> lines(Collection<Open> work);

    /** One open row: its kind and what it refers to. */
    record Open(String kind, UUID reference) {}

    /**
     * Title and second line as plain text, where it leads, and the message key of the one action.
     *
     * @param marks what the reader should know before they open it, the most pressing first
     * @param owner in whose trail it stands that these words were read; null is the reader's own agency
     * @param turn for whom outside the agency it waits, where it does
     */
    record Line(
            String title,
            String about,
            String path,
            String actionKey,
            List<Mark> marks,
            @Nullable AgencyId owner,
            @Nullable String turn) {
        public Line(String title, String about, String path, String actionKey, @Nullable AgencyId owner) {
            this(title, about, path, actionKey, List.of(), owner, null);
        }
    }

    /** A few words in a frame; what is dangerous is not calm. */
    record Mark(String words, boolean calm) {}
}
