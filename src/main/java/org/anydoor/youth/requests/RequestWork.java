package org.anydoor.youth.requests;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.work.WorkLine;
import org.springframework.stereotype.Component;

/** On "my work": a request for data that is to be answered; who asks, the page behind it says. */
@Component
class RequestWork implements WorkLine {
    private final Text text;

    RequestWork(Messages messages) {
        this.text = messages.in(Language.EN);
    }

    @Override
    public String module() {
        return Requests.MODULE;
    }

    @Override
    public Map<Open, Line> lines(Collection<Open> work) {
        Map<Open, Line> lines = new HashMap<>();
        for (Open open : work) {
            lines.put(
                    open,
                    new Line(
                            text.t("youth.requests.work", Requests.number(new RequestId(open.reference()))),
                            text.t("youth.requests.work-about"),
                            "/app/youth/requests/" + open.reference(),
                            "youth.requests.work-go",
                            null));
        }
        return lines;
    }
}
