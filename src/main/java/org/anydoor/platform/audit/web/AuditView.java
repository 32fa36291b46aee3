package org.anydoor.platform.audit.web;

import java.util.List;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Paging;

/**
 * The audit page: entries in words and what can be searched for.
 *
 * @param counted how many entries were found, in words
 */
public record AuditView(List<Line> lines, List<Option> people, List<Option> actions, String counted, Paging paging) {

    /** A record by its number, and in words. */
    public record Subject(String id, String words) {}

    /** One entry, with the first of its records and how many there are. */
    public record Line(
            String id, String at, String who, String what, boolean refused, List<Subject> subjects, long found) {}
}
