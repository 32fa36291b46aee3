package org.anydoor.youth.requests;

import java.util.UUID;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.retention.KeptRecord;
import org.springframework.stereotype.Component;

/** A request has a term of its own, counted from when it was closed. */
@Component
class KeptRequest implements KeptRecord {
    @Override
    public String kind() {
        return "request";
    }

    @Override
    public String words(Text text, UUID id) {
        return text.t("youth.requests.work", Requests.number(new RequestId(id)));
    }

    @Override
    public String path(UUID id) {
        return "/app/youth/requests/" + id;
    }
}
