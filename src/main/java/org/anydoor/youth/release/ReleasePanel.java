package org.anydoor.youth.release;

import java.util.List;
import java.util.Optional;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.YouthId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the thread of a record's owner: which releases there are, and where to make one. Its recipients see neither. */
@Component
@Order(15)
class ReleasePanel implements ThreadPanel {
    private final Releases releases;
    private final OwnRecords own;
    private final Messages messages;

    ReleasePanel(Releases releases, OwnRecords own, Messages messages) {
        this.releases = releases;
        this.own = own;
        this.messages = messages;
    }

    @Override
    public String titleKey() {
        return "youth.release.panel";
    }

    @Override
    public List<Line> lines(YouthId youth) {
        Text text = messages.in(Language.EN);
        return releases.of(youth).stream().map(it -> line(it, text)).toList();
    }

    private Line line(Release it, Text text) {
        return new Line(
                it.ended() == null ? it.madeAt() : it.ended().at(),
                text.t("youth.release.line", it.number(), it.recipient().name()),
                text.t(
                        "youth.release.state." + Db.word(it.state(releases.now())),
                        text.day(releases.lastDay(it.until()))),
                it.signed() == null || it.signed().witness() == null
                        ? ""
                        : it.signed().witness(),
                "/app/youth/" + it.youth().value() + "/releases/" + it.number(),
                false);
    }

    @Override
    public Optional<Action> action(YouthId youth) {
        return own.has(youth)
                ? Optional.of(new Action("youth.release.start", "/app/youth/" + youth.value() + "/releases"))
                : Optional.empty();
    }
}
