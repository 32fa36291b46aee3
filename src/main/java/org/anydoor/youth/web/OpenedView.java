package org.anydoor.youth.web;

import java.time.LocalDate;
import org.anydoor.platform.access.Emergencies;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.EmergencyOpenings.Opened;
import org.anydoor.youth.SafeContact;
import org.jspecify.annotations.Nullable;

/** One record that was opened in an emergency; nothing but when it ended, once it has. */
public record OpenedView(
        Emergencies.Opening opening,
        @Nullable YouthRow head,
        @Nullable SafeContact contact) {
    static OpenedView of(Opened it, LocalDate today, Text text) {
        return new OpenedView(
                it.opening(), it.record() == null ? null : YouthRow.of(it.record(), today, text), it.contact());
    }
}
