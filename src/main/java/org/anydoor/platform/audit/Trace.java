package org.anydoor.platform.audit;

import java.util.List;
import java.util.Set;
import org.anydoor.platform.i18n.Text;

/** The history of one subject with its deeds apart from the lookings, which are many and would hide them. */
public record Trace(List<HistoryLine> deeds, List<HistoryLine> looks) {
    /** The last word of an action by which nothing changes and nothing sealed is shown. */
    private static final Set<String> LOOKS = Set.of("read", "list", "search", "history", "export");

    public static Trace of(List<HistoryLine> lines) {
        return new Trace(
                lines.stream().filter(it -> !isLook(it)).toList(),
                lines.stream().filter(Trace::isLook).toList());
    }

    private static boolean isLook(HistoryLine line) {
        return LOOKS.contains(line.action().substring(line.action().indexOf('.') + 1));
    }

    public boolean isEmpty() {
        return deeds.isEmpty() && looks.isEmpty();
    }

    /** How often it was looked at, and by how many. */
    public String looked(Text text) {
        long people = looks.stream().map(HistoryLine::who).distinct().count();
        String times = looks.size() == 1
                ? text.t("platform.audit.looked-once")
                : text.t("platform.audit.looked-times", looks.size());
        return people == 1
                ? text.t("platform.audit.looked-by-one", times)
                : text.t("platform.audit.looked-by", times, people);
    }
}
