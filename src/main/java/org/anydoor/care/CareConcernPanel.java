package org.anydoor.care;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.ConcernPanel;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.springframework.stereotype.Component;

/** On the page of a concern: the referrals that the reader's own agency sent from it, and where to send one. */
@Component
class CareConcernPanel implements ConcernPanel {
    private static final int ORDER = 40;

    private final Care care;
    private final Agencies agencies;
    private final Rights rights;
    private final Messages messages;
    private final Clock clock;

    CareConcernPanel(Care care, Agencies agencies, Rights rights, Messages messages, Clock clock) {
        this.care = care;
        this.agencies = agencies;
        this.rights = rights;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Panel> panel(ConcernId concern) {
        AgencyId reader = Callers.current().flatMap(Caller::agency).orElseThrow();
        if (!rights.has("service") || agencies.isWalled(reader)) {
            return Optional.empty();
        }
        Text text = messages.in(Language.EN);
        List<Line> lines = care.ofConcern(concern.value()).stream()
                .map(it -> new Line(
                        it.sentAt(),
                        text.t("care.panel.line", it.shortName(), it.receiver().name()),
                        text.t("care.state." + Db.word(it.state(reader, clock.instant()))),
                        "/app/care/" + it.id().value()))
                .toList();
        var refer = new Action("care.panel.refer", "/app/care/new?concern=" + concern.value());
        return Optional.of(new Panel("refer", "care.panel.title", lines, List.of(refer)));
    }
}
