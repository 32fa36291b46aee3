package org.anydoor.youth;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.work.WorkLine;
import org.springframework.stereotype.Component;

/** On "my work": an emergency opening that somebody of the owner is to review; whose record it is, the page behind it says. */
@Component
class OpeningWork implements WorkLine {
    private final Text text;

    OpeningWork(Messages messages) {
        this.text = messages.in(Language.EN);
    }

    @Override
    public String module() {
        return "emergency";
    }

    @Override
    public Map<Open, Line> lines(Collection<Open> work) {
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            lines.put(
                    open,
                    new Line(
                            text.t("youth.openings.work"),
                            text.t("youth.openings.work-about"),
                            "/app/youth/openings/" + open.reference(),
                            "youth.openings.work-go",
                            null));
        }
        return lines;
    }
}
