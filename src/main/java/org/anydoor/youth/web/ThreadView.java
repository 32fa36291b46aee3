package org.anydoor.youth.web;

import java.time.Instant;
import java.util.List;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.ThreadPanel;
import org.jspecify.annotations.Nullable;

/**
 * The page of a young person.
 *
 * @param own whether the record is the reader's agency's, so that it can be changed
 * @param under by which releases another agency's record is shown, in words
 * @param contactShown whether safe contact is for the reader at all
 * @param rules service age and child-protection age, two lines
 * @param decides what being 18 or older, or perhaps so, means for the reader
 */
public record ThreadView(
        YouthRow head,
        String owner,
        boolean own,
        List<String> under,
        boolean contactShown,
        @Nullable SafeContact contact,
        List<String> rules,
        @Nullable String decides,
        List<ThreadPanel.Action> actions,
        List<Entry> recent,
        List<Entry> older) {

    /** One thing that happened, and from which kind of work it comes. */
    public record Entry(Instant at, String title, String text, String by, String path, boolean alert) {}
}
