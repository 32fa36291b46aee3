package org.anydoor.platform.retention;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.work.WorkLine;
import org.springframework.stereotype.Component;

/** On "my work": that something waits to be decided, or that a copy is ordered destroyed; which record, the page behind it says. */
@Component
class RetentionWork implements WorkLine {
    private final Text text;

    RetentionWork(Messages messages) {
        this.text = messages.in(Language.EN);
    }

    @Override
    public String module() {
        return Disposals.MODULE;
    }

    @Override
    public Map<Open, Line> lines(Collection<Open> work) {
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            lines.put(
                    open,
                    open.kind().equals(OrderedCopies.COPY)
                            ? line("copy", "/app/retention/copies")
                            : line("decide", "/app/retention"));
        }
        return lines;
    }

    private Line line(String kind, String path) {
        return new Line(
                text.t("platform.retention.work." + kind),
                text.t("platform.retention.work." + kind + "-about"),
                path,
                "platform.retention.work." + kind + "-go",
                List.of(),
                null,
                null);
    }
}
