package org.anydoor.platform.retention.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.retention.KeptRecord;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Who comes in here, and what records are called. */
@Component
class RetentionDoor {
    static final String CATEGORY = "retention";

    private final Rights rights;
    private final Map<String, KeptRecord> kinds;
    private final Text text;

    RetentionDoor(Rights rights, List<KeptRecord> kinds, Messages messages) {
        this.rights = rights;
        this.kinds = kinds.stream().collect(Collectors.toMap(KeptRecord::kind, Function.identity()));
        this.text = messages.in(Language.EN);
    }

    @Bean
    static NavEntry retentionMenu() {
        return new NavEntry("platform.retention.title", "/app/retention", 91, CATEGORY);
    }

    /** To everybody else these pages do not exist. */
    void open() {
        if (!mayDecide()) {
            throw new NotFound();
        }
    }

    boolean mayDecide() {
        return rights.has(CATEGORY);
    }

    boolean knows(String kind) {
        return kinds.containsKey(kind);
    }

    String words(String kind, UUID id) {
        KeptRecord known = kinds.get(kind);
        return known == null ? kind : known.words(text, id);
    }

    String path(String kind, UUID id) {
        KeptRecord known = kinds.get(kind);
        return known == null ? "/app" : known.path(id);
    }
}
