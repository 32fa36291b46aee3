package org.anydoor.youth.release;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.YouthId;
import org.springframework.stereotype.Component;

/** What was let out to people outside this deployment; releases to its agencies stand there as grants. */
@Component
class ReleasesInAccounting implements Disclosure.Source {
    private final ReleaseRows rows;

    ReleasesInAccounting(ReleaseRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Disclosure> of(UUID subject) {
        return rows.of(new YouthId(subject)).stream()
                .filter(it -> it.recipient().isOutside() && it.signed() != null)
                .flatMap(it -> it.items().stream()
                        .map(item -> new Disclosure(
                                it.from(),
                                it.signed() == null ? null : it.signed().witness(),
                                it.recipient().name(),
                                Db.word(item),
                                null,
                                it.ended() == null ? it.until() : it.ended().at())))
                .toList();
    }
}
