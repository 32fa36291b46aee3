package org.anydoor.youth.requests;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anydoor.platform.access.Disclosure;
import org.springframework.stereotype.Component;

/** What was given to whoever asked for it. */
@Component
class RequestsInAccounting implements Disclosure.Source {
    private final RequestRows rows;

    RequestsInAccounting(RequestRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Disclosure> of(UUID subject) {
        return rows.given(subject).stream()
                .map(it -> {
                    Request.Closing closing = Objects.requireNonNull(it.closing());
                    return new Disclosure(closing.at(), closing.by(), it.asker(), "requests", it.authority(), null);
                })
                .toList();
    }
}
