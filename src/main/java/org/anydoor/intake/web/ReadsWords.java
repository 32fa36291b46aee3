package org.anydoor.intake.web;

import org.anydoor.intake.Arrived.UrgencySays;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.oncall.Duty;
import org.anydoor.platform.oncall.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When somebody reads what is sent here, by the rota of the agency that owns it; nothing where no rota says. */
@Component
class ReadsWords {
    private final Duty duty;

    ReadsWords(Duty duty) {
        this.duty = duty;
    }

    @Nullable
    String of(Text text, @Nullable AgencyId owner) {
        return switch (owner == null ? Reads.UNKNOWN : duty.reads(owner)) {
            case Reads.AroundTheClock always -> text.t("intake.reads.always");
            case Reads.Now(var until) -> text.t("intake.reads.now", text.when(until));
            case Reads.Next(var from) -> text.t("intake.reads.next", text.when(from));
            case Reads.Unknown unknown -> null;
        };
    }

    /**
     * What a receipt promises, and nothing that the rota denies: people on call are called for what is immediate alone; the rest
     * waits for the hours in which somebody reads.
     */
    ReceiptView.Reading promise(Text text, @Nullable AgencyId owner, UrgencySays says) {
        String by = text.when(says.due());
        String hours = of(text, owner);
        boolean called = says.urgency() == Urgency.IMMEDIATE;
        if (hours != null && owner != null && duty.reads(owner) instanceof Reads.Next(var from)) {
            if (!called && from.isAfter(says.due())) {
                return new ReceiptView.Reading(hours, hours, null);
            }
            hours = called ? null : hours;
        }
        return new ReceiptView.Reading(
                text.t("intake.receipt.reads", by), text.t("intake.receipt.next-read-by", by), hours);
    }
}
