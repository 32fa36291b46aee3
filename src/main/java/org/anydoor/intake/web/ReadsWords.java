package org.anydoor.intake.web;

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
}
