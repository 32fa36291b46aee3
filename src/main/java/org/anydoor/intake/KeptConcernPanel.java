package org.anydoor.intake;

import java.util.List;
import java.util.Optional;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.retention.Holds;
import org.springframework.stereotype.Component;

/** On the page of a concern: whether the reader's own agency holds it, and where to place a hold. */
@Component
class KeptConcernPanel implements ConcernPanel {
    private static final int ORDER = 90;

    private final Holds holds;
    private final Messages messages;

    KeptConcernPanel(Holds holds, Messages messages) {
        this.holds = holds;
        this.messages = messages;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Panel> panel(ConcernId concern) {
        if (!holds.mayHold("concern", concern.value())) {
            return Optional.empty();
        }
        Text text = messages.in(Language.EN);
        String path = "/app/retention/record/concern/" + concern.value();
        Optional<Holds.Hold> hold = holds.on(concern.value());
        List<Line> lines =
                hold.map(it -> new Line(it.since(), it.reason(), text.t("platform.retention.on-hold"), path)).stream()
                        .toList();
        var place = new Action("platform.retention.place", path);
        return Optional.of(
                new Panel("keeping", "platform.retention.panel", lines, hold.isPresent() ? List.of() : List.of(place)));
    }
}
