package org.anydoor.platform.work.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.ClockFace;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.work.WorkLine;
import org.jspecify.annotations.Nullable;

/**
 * "My work" as the page shows it.
 *
 * @param show the filter in force
 * @param q what was searched for in titles, or nothing
 */
public record WorkView(
        List<Item> items,
        List<Chip> chips,
        Show show,
        String q,
        Paging paging,
        long mine,
        long others,
        long overdue,
        Instant asOf) {

    /** What of the whole list this is, for paper. */
    public String part(Text text) {
        String filter = chips.stream()
                .filter(it -> it.show() == show)
                .map(it -> text.t("platform.work.show-" + it.show().word(), it.count()))
                .findFirst()
                .orElse("");
        return q.isEmpty() ? filter : filter + ", " + q;
    }

    /** A filter with the number of rows behind it. */
    public record Chip(Show show, long count) {}

    /**
     * One row: clock, what, whose turn, why here, one action.
     *
     * @param version as the reader sees it, for the case that somebody else changes it
     * @param path where the action leads; nothing when the reader may not see what it is about
     * @param urgent whether the action's button is filled
     */
    public record Item(
            UUID id,
            int version,
            String module,
            ClockFace clock,
            @Nullable Instant due,
            String title,
            String about,
            List<WorkLine.Mark> marks,
            @Nullable String path,
            @Nullable String action,
            boolean yours,
            String turn,
            String why,
            boolean urgent) {}
}
