package org.anydoor.platform.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.backup.Copies;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Destroys a subject's data key, so that its sealed fields open for nobody. Copies of the database hold the key still: it is
 * complete when the last of them is gone, and each place that destroys can say when that is.
 */
@Component
public class Shredding {
    /** The job that may destroy, for one agency at a time: {@code new Caller.Job(Shredding.JOB, agency)}. */
    public static final String JOB = "retention";

    private static final String ACTION = "platform.shred";

    private final Db db;
    private final Audit audit;
    private final Copies copies;
    private final Clock clock;

    Shredding(Db db, Audit audit, Copies copies, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * A destroyed key.
     *
     * @param complete when the last copy will be gone; nothing where nobody has said how long copies are kept
     * @param completed when it was gone; nothing before
     */
    public record Shredded(
            UUID subject,
            AgencyId agency,
            Instant destroyed,
            @Nullable Instant complete,
            @Nullable Instant completed) {}

    /** Destroys the subject's data key in the caller's transaction; empty where the calling agency holds none. */
    public Optional<Shredded> destroy(UUID subject) {
        Instant now = clock.instant();
        Instant complete = copies.gone().map(now::plus).orElse(null);
        Optional<Shredded> shredded = db.sql("""
                with gone as (delete from platform.data_key where subject_id = :subject returning subject_id, agency_id)
                insert into platform.shredded (subject_id, agency_id, destroyed_at, complete_at)
                select g.subject_id, g.agency_id, :now, :complete::timestamptz from gone as g
                returning subject_id, agency_id, destroyed_at, complete_at, completed_at
                """)
                .with("subject", subject)
                .with("now", now)
                .with("complete", complete)
                .find(Shredding::read);
        shredded.ifPresent(it -> audit.record(ACTION, subject, it.agency()));
        return shredded;
    }

    /** What was destroyed of this subject, as the calling agency may know it. */
    public Optional<Shredded> find(UUID subject) {
        return db.sql("""
                select subject_id, agency_id, destroyed_at, complete_at, completed_at from platform.shredded
                where subject_id = :subject
                """).with("subject", subject).find(Shredding::read);
    }

    /** What the calling agency has destroyed and copies may hold still, the soonest gone first. */
    public List<Shredded> pending() {
        return db.sql("""
                select subject_id, agency_id, destroyed_at, complete_at, completed_at from platform.shredded
                where completed_at is null order by complete_at, destroyed_at, subject_id
                """).list(Shredding::read);
    }

    private static Shredded read(ResultSet rs, int row) throws SQLException {
        return new Shredded(
                Db.uuid(rs, "subject_id"),
                new AgencyId(Db.uuid(rs, "agency_id")),
                Db.instant(rs, "destroyed_at"),
                Db.instantOrNull(rs, "complete_at"),
                Db.instantOrNull(rs, "completed_at"));
    }
}
