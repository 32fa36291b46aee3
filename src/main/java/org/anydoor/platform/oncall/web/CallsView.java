package org.anydoor.platform.oncall.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait, in words.
 *
 * @param line who is on call now, for somebody who may not open what it is about
 */
public record CallsView(List<Item> items, List<String> line) {

    /**
     * One call.
     *
     * @param path where it leads once it is answered
     * @param holder who has it now, if somebody has
     */
    public record Item(
            UUID work,
            String title,
            String since,
            List<String> steps,
            @Nullable String path,
            @Nullable String holder) {}
}
