package org.anydoor.youth.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.work.WorkLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The recipient's lines on "my work": fixed words, which name neither the young person nor the agency that keeps the record. */
@Component
class ReleaseLines implements WorkLine {
    private final ReleaseRows rows;
    private final Messages messages;

    ReleaseLines(ReleaseRows rows, Messages messages) {
        this.rows = rows;
        this.messages = messages;
    }

    @Override
    public String module() {
        return ReleaseWork.MODULE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Open, Line> lines(Collection<Open> work) {
        var text = messages.in(Language.EN);
        Set<UUID> received = rows.received().stream().map(it -> it.id().value()).collect(Collectors.toSet());
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            if (received.contains(open.reference())) {
                lines.put(
                        open,
                        new Line(
                                text.t("youth.release.work." + open.kind()),
                                text.t("youth.release.work.about"),
                                "/app/releases/" + open.reference(),
                                "youth.release.work.open",
                                List.of(),
                                null,
                                null));
            }
        }
        return lines;
    }
}
