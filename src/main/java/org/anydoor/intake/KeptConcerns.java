package org.anydoor.intake;

import java.util.UUID;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.retention.KeptRecord;
import org.springframework.stereotype.Component;

/** Concerns have a term; {@code intake.concern_standing} says since when all who had one in hand are done with it. */
@Component
class KeptConcerns implements KeptRecord {
    @Override
    public String kind() {
        return "concern";
    }

    @Override
    public String words(Text text, UUID id) {
        return text.t("intake.thread.line", ShortName.of(new ConcernId(id)));
    }

    @Override
    public String path(UUID id) {
        return "/app/intake/" + id;
    }
}
