package org.anydoor.pledge.measures;

import java.time.YearMonth;
import java.util.List;
import org.anydoor.platform.access.AgencyId;

/**
 * One published count, defined by the module whose rows it counts. Its {@link #count} runs as the measures job of one
 * agency, so that row security keeps every other agency's rows out of it; sums over agencies are made on the page.
 */
public interface Measure {
    /** The key of its words in {@code staff.properties}: {@code <key>.name}, {@code .definition}, {@code .why}. */
    String key();

    /** What one dimension value is called on the page; for instance a door or a histogram bucket. */
    String labelKey(String dimension);

    /** True where the dimensions are ordered time buckets. */
    default boolean histogram() {
        return false;
    }

    /** Counts the rows of one agency per month from the given month on. */
    List<Cell> count(AgencyId agency, YearMonth from);

    /** How many in one month under one dimension value. */
    record Cell(YearMonth month, String dimension, long count) {}
}
