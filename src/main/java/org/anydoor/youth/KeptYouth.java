package org.anydoor.youth;

import java.util.Locale;
import java.util.UUID;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.retention.KeptRecord;
import org.springframework.stereotype.Component;

/** The record of a young person has a term, counted from when they come of age. */
@Component
class KeptYouth implements KeptRecord {
    @Override
    public String kind() {
        return "young-person";
    }

    @Override
    public String words(Text text, UUID id) {
        return text.t("youth.kept.name", id.toString().substring(24).toUpperCase(Locale.ROOT));
    }

    @Override
    public String path(UUID id) {
        return "/app/youth/" + id;
    }
}
