package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which kind of agency lets which other kind see what, by which authority and between which dates. */
@Component
@Transactional
public class Agreements {
    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    Agreements(Db db, Ids ids, Audit audit, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** One line of the matrix. */
    public record Agreement(
            UUID id,
            String owner,
            String viewer,
            String category,
            String purpose,
            String authority,
            Instant from,
            @Nullable Instant until) {
        public boolean isLive(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    /** A new line. */
    public record Terms(String owner, String viewer, String category, String purpose, String authority) {}

    /** As {@link #list}, taken out as a file. */
    public List<Agreement> export() {
        audit.record("platform.export", List.of());
        return list();
    }

    /** All of them, by who shares and with whom. */
    @Transactional(readOnly = true)
    public List<Agreement> list() {
        return db.sql("""
                select id, owner_kind, viewer_kind, category, purpose, authority, from_at, until_at from platform.sharing_agreement
                order by owner_kind, viewer_kind, category, from_at
                """)
                .list((rs, n) -> new Agreement(
                        Db.uuid(rs, "id"),
                        rs.getString("owner_kind"),
                        rs.getString("viewer_kind"),
                        rs.getString("category"),
                        rs.getString("purpose"),
                        rs.getString("authority"),
                        Db.instant(rs, "from_at"),
                        Db.instantOrNull(rs, "until_at")));
    }

    /** The words to choose from: kinds that may share (walled ones share by release alone), all kinds, categories. */
    @Transactional(readOnly = true)
    public Words words() {
        return new Words(
                db.sql("select kind from platform.agency_kind where not walled order by kind")
                        .list((rs, n) -> rs.getString("kind")),
                db.sql("select kind from platform.agency_kind order by kind").list((rs, n) -> rs.getString("kind")),
                db.sql("""
                        select category from platform.category
                        where category not in ('privileged', 'administration', 'audit', 'measures', 'supervision', 'triage', 'community')
                        order by category
                        """).list((rs, n) -> rs.getString("category")));
    }

    /** What an agreement can be about. */
    public record Words(List<String> sharing, List<String> kinds, List<String> categories) {}

    /** Adds a line that counts from now. */
    public void add(Terms terms) {
        UUID id = ids.ordered();
        db.sql("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
                values (:id, :owner, :viewer, :category, :purpose, :authority, :now)
                """)
                .with("id", id)
                .with("owner", terms.owner())
                .with("viewer", terms.viewer())
                .with("category", terms.category())
                .with("purpose", terms.purpose())
                .with("authority", terms.authority())
                .with("now", clock.instant())
                .runExactly(1);
        audit.record("access.agree", id, Members.current().actingFor());
    }

    /** Ends a line now; what it let others see is hidden at the next statement. False if there is no such line. */
    public boolean end(UUID id) {
        int ended = db.sql(
                        "update platform.sharing_agreement set until_at = :now where id = :id and (until_at is null or until_at > :now)")
                .with("id", id)
                .with("now", clock.instant())
                .run();
        if (ended == 1) {
            audit.record("access.disagree", id, Members.current().actingFor());
        }
        return ended == 1 || list().stream().anyMatch(it -> it.id().equals(id));
    }
}
