package org.anydoor.youth.web;

import java.time.Instant;
import java.util.List;
import org.anydoor.platform.web.Option;

/**
 * Two records side by side, for somebody who decides whether they are one young person.
 *
 * @param standing a staff text that says how the pair stands
 * @param decidable whether a verdict can be given now
 * @param takenBack whether something stands that can be taken back
 * @param linked whether they stand linked
 * @param two whether it takes two people to link them
 * @param next the position in the ledger that a decision made from this page takes
 */
public record PairView(
        String path,
        Side left,
        Side right,
        List<Fact> facts,
        WaterfallView waterfall,
        String standing,
        boolean decidable,
        boolean takenBack,
        boolean linked,
        boolean two,
        List<Said> said,
        List<Option> afterwards,
        int next) {

    /** One of the two records, and whether it is the reader's to open. */
    public record Side(YouthRow head, String owner, boolean readable) {}

    /** One thing that both records could tell. */
    public record Fact(String label, String left, String right, Fit fit) {}

    /** Whether two values agree; what one lacks says nothing. */
    public enum Fit {
        SAME,
        DIFFERS,
        UNKNOWN
    }

    /** What somebody said of the pair before. */
    public record Said(Instant at, String who, String words, String reason, String outOf) {}
}
