package org.anydoor.care;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.YouthId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the thread of a young person: the referrals that the reader's own agency sent for them. */
@Component
@Order(10)
class CareThreadPanel implements ThreadPanel {
    private final Care care;
    private final Agencies agencies;
    private final Rights rights;
    private final Messages messages;
    private final Clock clock;

    CareThreadPanel(Care care, Agencies agencies, Rights rights, Messages messages, Clock clock) {
        this.care = care;
        this.agencies = agencies;
        this.rights = rights;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "care.thread.title";
    }

    @Override
    public List<Line> lines(YouthId youth) {
        Text text = messages.in(Language.EN);
        AgencyId reader = agency();
        return care.ofYouth(youth).stream()
                .map(it -> new Line(
                        it.sentAt(),
                        text.t("care.thread.line", it.shortName(), it.serviceName()),
                        text.t("care.state." + Db.word(it.state(reader, clock.instant()))),
                        it.receiver().name(),
                        "/app/care/" + it.id().value(),
                        false))
                .toList();
    }

    @Override
    public Optional<Action> action(YouthId youth) {
        return rights.has("service") && !agencies.isWalled(agency())
                ? Optional.of(new Action("care.thread.refer", "/app/care/new?youth=" + youth.value()))
                : Optional.empty();
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
