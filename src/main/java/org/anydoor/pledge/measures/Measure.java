package org.anydoor.pledge.measures;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.i18n.Text;

/**
 * One count of how the city is doing, defined by the module whose rows it counts. {@link #count} runs as the measures
 * job of one agency, so that row security keeps every other agency's rows out of it; sums are made on the page.
 */
public interface Measure {
    /**
     * Names it, and its words in {@code staff.properties}: {@code <key>.name}, {@code .goal}, {@code .definition}, {@code .why};
     * {@code .short} tells one quarter in a list and {@code .lede} in a sentence.
     */
    String key();

    /** The values that are counted apart, in their order; one that is data may be new tomorrow. */
    List<String> dimensions();

    /** What one of them is called: {@code <key>.<dimension>}, unless its name is data. */
    default String name(Text text, String dimension) {
        return text.t(key() + "." + dimension);
    }

    /** The dimension whose share of all is the point of the measure, such as "in time"; none: the number itself is. */
    default Optional<String> share() {
        return Optional.empty();
    }

    /** The dimensions of which that share is taken. */
    default List<String> shareOf() {
        return dimensions();
    }

    /**
     * For a measure of time, the dimensions that are spans with an end, shortest first and before all others: it is told as
     * the span within which half falls. What a span ends at is called {@code <key>.within.<dimension>}.
     */
    default List<String> spans() {
        return List.of();
    }

    /** The share to be reached, in percent. */
    default Optional<Integer> target() {
        return Optional.empty();
    }

    /** Sums that another measure counts too: from them a count that is hidden in one could be worked out by the other. */
    default List<Same> same() {
        return List.of();
    }

    /**
     * These dimensions add up to what those of the other measure add up to.
     *
     * @param mine none: all of them
     * @param theirs none: all of them
     */
    record Same(List<String> mine, String other, List<String> theirs) {
        public static Same total(String other) {
            return new Same(List.of(), other, List.of());
        }
    }

    /** Counts the rows of one agency per month, from the given month on. */
    List<Cell> count(AgencyId agency, YearMonth from);

    /** How many in one month under one dimension. */
    record Cell(YearMonth month, String dimension, long count) {}
}
