package org.anydoor.intake;

import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.audit.SubjectNames;
import org.anydoor.platform.i18n.Text;
import org.springframework.stereotype.Component;

/** Concerns by their short names in the trail, for a privacy officer who sees none of them. */
@Component
class ConcernsInTrail implements SubjectNames {
    @Override
    public boolean isListedBy(String action) {
        return action.startsWith("intake.") && !action.equals("intake.configure");
    }

    @Override
    public String words(Text text, UUID id) {
        return text.t("intake.thread.line", ShortName.of(new ConcernId(id)));
    }

    @Override
    public Optional<Trace> trace(String typed) {
        return ShortName.rest(ShortName.read(typed)).map(rest -> new Trace(ShortName.MASK, ShortName.NAMES, rest));
    }
}
