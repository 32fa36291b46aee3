package org.anydoor.care.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.ConcernHeard;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.web.Form;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a new referral starts from: a concern or a record of the sender's, whichever the address names. */
@Component
class Origins {
    private final ConcernHeard concerns;
    private final Youth youth;

    Origins(ConcernHeard concerns, Youth youth) {
        this.concerns = concerns;
        this.youth = youth;
    }

    /** Nothing where the address names none, and alike where it is not for the caller; fills the name to tell. */
    @Nullable
    Origin of(Form form) {
        return concern(form).or(() -> record(form)).orElse(null);
    }

    private Optional<Origin> concern(Form form) {
        return id(form.value("concern"))
                .flatMap(id -> concerns.read(new ConcernId(id)).map(it -> {
                    form.fill("called", it.youthCalled());
                    return Origin.of(form.page().text(), "/app/intake/" + id, it);
                }));
    }

    private Optional<Origin> record(Form form) {
        return id(form.value("youth"))
                .map(YouthId::new)
                .flatMap(id -> Optional.ofNullable(youth.called(List.of(id)).get(id))
                        .map(called -> {
                            form.fill("called", called);
                            return Origin.ofRecord(form.page().text(), "/app/youth/" + id.value(), called);
                        }));
    }

    static Optional<UUID> id(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
