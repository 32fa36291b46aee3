package org.anydoor.platform.hooks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.anydoor.platform.api.ClientId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program is told: that something happened, when, and where to ask. Never what: the program asks with its token, and that
 * look is recorded as every other.
 *
 * @param since since when it is tried: when it was made, or somebody asked for it again
 * @param tries the one that begins now included
 */
record HookEvent(
        UUID id,
        ClientId client,
        String kind,
        @Nullable UUID subject,
        Instant made,
        Instant since,
        int tries,
        HookAddress address) {
    /** Where a program rereads what it sent. */
    static final String CONCERNS = "/api/v1/concerns/";

    /** The same bytes at every try. */
    byte[] body(JsonMapper json, String base) {
        var data = new LinkedHashMap<String, Object>();
        if (subject != null) {
            data.put("url", base + CONCERNS + subject);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("id", id.toString());
        all.put("type", kind);
        all.put("timestamp", made.toString());
        all.put("data", data);
        return json.writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
    }
}
