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
 * @param members all records that are one thread for this reader, the opened one first; that one alone where nothing is linked
 * @param links why they are one thread, as far as people said so
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
        List<Entry> older,
        List<Member> members,
        List<Link> links) {

    /**
     * One agency's record within the thread, and by which right the reader sees it.
     *
     * @param readable whether the record is theirs to open, and not only to match
     */
    public record Member(YouthRow head, String owner, String authority, boolean readable) {}

    /** Two records that stand linked: what was said last, and where all of it is read and taken back. */
    public record Link(String one, String other, PairView.Said said, String path, boolean mine) {}

    /** One thing that happened, and from which kind of work it comes. */
    public record Entry(Instant at, String title, String text, String by, String path, boolean alert) {}
}
