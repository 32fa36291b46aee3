package org.anydoor.intake.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Unopened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Carries a draft from step to step in a hidden field that nobody can read or alter, for a day at most. */
@Component
public class FormState {
    private static final byte[] CONTEXT = "form-state".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final MasterKey master;
    private final JsonMapper json;
    private final Clock clock;

    FormState(MasterKey master, JsonMapper json, Clock clock) {
        this.master = master;
        this.json = json;
        this.clock = clock;
    }

    /** A draft with nothing in it and a submission id of its own. */
    public FormDraft begin(String door) {
        return new FormDraft(door, SubmissionId.fresh(), clock.instant(), Map.of());
    }

    /** The hidden field's value. */
    public String seal(FormDraft draft) {
        byte[] sealed = master.seal(MasterKey.Purpose.FORM, json.writeValueAsBytes(draft), CONTEXT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The draft; empty where the field is missing, altered, another deployment's, or older than a day. */
    public Optional<FormDraft> open(@Nullable String state) {
        if (state == null || state.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(state);
            FormDraft draft = json.readValue(master.open(MasterKey.Purpose.FORM, sealed, CONTEXT), FormDraft.class);
            Instant now = clock.instant();
            return draft.begun().plus(LONGEST).isAfter(now) ? Optional.of(draft) : Optional.empty();
        } catch (IllegalArgumentException | Unopened altered) {
            return Optional.empty();
        }
    }
}
