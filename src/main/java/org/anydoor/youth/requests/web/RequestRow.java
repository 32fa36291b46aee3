package org.anydoor.youth.requests.web;

import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.requests.Request;
import org.anydoor.youth.requests.Requests;

/** A request as a list shows it; who is asked for stands on its own page alone. */
public record RequestRow(Request request, String number, String kind, String path) {
    static RequestRow of(Request it, Text text) {
        return new RequestRow(
                it,
                Requests.number(it.id()),
                text.t("youth.requests.kind." + RequestForm.word(it.kind())),
                "/app/youth/requests/" + it.id().value());
    }

    /** The message key of how it ended, or nothing while it is open. */
    public String outcomeKey() {
        Request.Closing closing = request.closing();
        return closing == null ? "" : "youth.requests.outcome." + RequestForm.word(closing.outcome());
    }
}
