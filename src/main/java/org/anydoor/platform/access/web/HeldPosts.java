package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.MasterKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody sent after their page had locked: sealed, theirs alone, offered where they act for the same agency again, gone after
 * eight hours.
 */
@Component
class HeldPosts {
    private static final Duration KEPT = Duration.ofHours(8);
    /** More than anybody has pages open; later ones are not kept, so that what was kept first is never pushed out. */
    private static final int MOST = 20;

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};
    /** The field by which a form says that it is one of these, sent again. */
    static final String FIELD = "_held";

    private static final String TOKEN = "_csrf";

    private final Db db;
    private final Ids ids;
    private final Clock clock;
    private final MasterKey master;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    HeldPosts(Db db, Ids ids, Clock clock, MasterKey master, JsonMapper json, PlatformTransactionManager transactions) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.master = master;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One thing that was sent: where to, and its fields. */
    record Held(UUID id, String path, MultiValueMap<String, String> fields) {}

    /** Keeps a form; not passwords, secret words or privileged notes, nor the leaving of a page. */
    void keep(Caller.Member member, HttpServletRequest request) {
        String path = request.getRequestURI();
        if (StaffPaths.isSecret(request)
                || StaffPaths.isPrivileged(request)
                || path.equals("/app/lock")
                || path.equals("/app/sign-out")) {
            return;
        }
        var fields = new LinkedMultiValueMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(TOKEN) && !name.equals(FIELD)) {
                fields.put(name, List.of(values));
            }
        });
        UUID id = ids.ordered();
        byte[] body = master.seal(json.writeValueAsBytes(fields), context(id, path));
        Callers.run(
                member,
                () -> transaction.executeWithoutResult(open -> db.sql("""
                insert into platform.held_post (id, person_id, path, body, held_at, until_at)
                select :id, :person, :path, :body, :at, :until
                where (select count(id) from platform.held_post where until_at > :at) < :most
                """)
                        .with("id", id)
                        .with("person", member.id())
                        .with("path", path)
                        .with("body", body)
                        .with("at", clock.instant())
                        .with("until", clock.instant().plus(KEPT))
                        .with("most", MOST)
                        .run()));
    }

    /** What waits for the calling member, oldest first. */
    List<Held> list() {
        return java.util.Objects.requireNonNull(transaction.execute(open -> db.sql("""
                select id, path, body from platform.held_post where until_at > :now order by held_at
                """)
                .with("now", clock.instant())
                .list((rs, n) -> opened(Db.uuid(rs, "id"), rs.getString("path"), rs.getBytes("body")))));
    }

    private Held opened(UUID id, String path, byte[] body) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.putAll(json.readValue(master.open(body, context(id, path)), FIELDS));
        return new Held(id, path, fields);
    }

    /** Throws one away. */
    void drop(String id) {
        transaction.executeWithoutResult(open -> db.sql("delete from platform.held_post where id::text = :id")
                .with("id", id)
                .run());
    }

    /** Forgets what has now been sent again and taken; a form that came back with an error stays kept. */
    void wasSent(HttpServletRequest request, HttpServletResponse response) {
        String id = request.getParameter(FIELD);
        if (id != null && request.getMethod().equals("POST") && response.getStatus() < 400) {
            drop(id);
        }
    }

    private static byte[] context(UUID id, String path) {
        return ("held:" + id + path).getBytes(StandardCharsets.UTF_8);
    }
}
