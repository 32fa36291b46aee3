package org.anydoor.youth;

import java.util.List;
import java.util.Optional;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.retention.Holds;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the thread of a young person: whether the reader's own agency holds the record, and where to place a hold. */
@Component
@Order
class KeptYouthPanel implements ThreadPanel {
    private final Holds holds;
    private final Messages messages;

    KeptYouthPanel(Holds holds, Messages messages) {
        this.holds = holds;
        this.messages = messages;
    }

    @Override
    public String titleKey() {
        return "platform.retention.panel";
    }

    @Override
    public List<Line> lines(YouthId youth) {
        Text text = messages.in(Language.EN);
        return holds
                .on(youth.value())
                .map(it -> new Line(
                        it.since(),
                        text.t("platform.retention.on-hold"),
                        it.reason(),
                        it.by() == null ? "" : it.by(),
                        path(youth),
                        false))
                .stream()
                .toList();
    }

    @Override
    public Optional<Action> action(YouthId youth) {
        return holds.mayHold("young-person", youth.value())
                        && holds.on(youth.value()).isEmpty()
                ? Optional.of(new Action("platform.retention.place", path(youth)))
                : Optional.empty();
    }

    private static String path(YouthId youth) {
        return "/app/retention/record/young-person/" + youth.value();
    }
}
