package org.anydoor.platform.retention.web;

import org.anydoor.platform.web.Page;

/** How long a record is kept, said as people and records schedules do: in years where it comes out even. */
public record TermLength(int months) {
    private static final int YEAR = 12;

    public String words(Page page) {
        if (months % YEAR != 0) {
            return page.t("platform.retention.length-months", months);
        }
        return months == YEAR
                ? page.t("platform.retention.length-year")
                : page.t("platform.retention.length-years", months / YEAR);
    }
}
