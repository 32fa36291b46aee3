package org.anydoor.care;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.work.WorkLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words of referrals on "my work". */
@Component
class CareLines implements WorkLine {
    private final Referrals referrals;
    private final Messages messages;

    CareLines(Referrals referrals, Messages messages) {
        this.referrals = referrals;
        this.messages = messages;
    }

    @Override
    public String module() {
        return ReferralWork.MODULE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Open, Line> lines(Collection<Open> work) {
        List<UUID> ids = work.stream().map(Open::reference).distinct().toList();
        Map<UUID, Referral> found = referrals.all(ids).stream()
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        Text text = messages.in(Language.EN);
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            Referral referral = found.get(open.reference());
            if (referral != null) {
                lines.put(open, line(open.kind(), referral, text));
            }
        }
        return lines;
    }

    private static Line line(String kind, Referral it, Text text) {
        boolean received = kind.equals(ReferralWork.RECEIVED);
        return new Line(
                text.t("care.work." + kind, it.shortName()),
                text.t(
                        received ? "care.work.from" : "care.work.to",
                        it.youthCalled(),
                        (received ? it.sender() : it.receiver()).name()),
                "/app/care/" + it.id().value(),
                "care.action." + kind,
                it.ownerInAudit(Callers.current().flatMap(Caller::agency).orElseThrow()));
    }
}
