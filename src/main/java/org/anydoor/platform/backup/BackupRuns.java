package org.anydoor.platform.backup;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;

/** The backups that the program wrote by itself, as the database remembers them. */
record BackupRuns(Db db) {
    static final String SWEEP = "backup";

    /** One of them; {@code deleted} once its file is gone. */
    record Run(
            UUID id,
            Path file,
            Instant begun,
            @Nullable Instant tried,
            boolean good,
            Trial.@Nullable Flaw flaw,
            long bytes,
            long rows,
            @Nullable Instant deleted) {}

    static <T> T in(JobsDb jobs, Function<BackupRuns, T> work) {
        return jobs.sweep(SWEEP, db -> work.apply(new BackupRuns(db)));
    }

    int begin(UUID id, Path file, Instant now) {
        return db.sql(
                        "insert into platform.backup_run (id, file, begun_at, outcome) values (:id, :file, :now, 'begun')")
                .with("id", id)
                .with("file", file.toString())
                .with("now", now)
                .run();
    }

    /** What another run left unfinished was interrupted: one backup is written at a time. */
    int endInterrupted() {
        return db.sql("update platform.backup_run set outcome = 'bad', finding = 'interrupted' where outcome = 'begun'")
                .run();
    }

    int good(UUID id, long bytes, Trial.Outcome.Good good, Instant now) {
        return db.sql("""
                update platform.backup_run set outcome = 'good', bytes = :bytes, relations = :tables, tuples = :rows,
                  opened = :opened, entries = :entries, tried_at = :now where id = :id
                """)
                .with("id", id)
                .with("bytes", bytes)
                .with("tables", good.tables())
                .with("rows", good.rows())
                .with("opened", good.opened())
                .with("entries", good.entries())
                .with("now", now)
                .run();
    }

    int bad(UUID id, long bytes, Trial.Flaw flaw, Instant now) {
        return db.sql("""
                update platform.backup_run set outcome = 'bad', bytes = :bytes, finding = :flaw, tried_at = :now where id = :id
                """)
                .with("id", id)
                .with("bytes", bytes)
                .with("flaw", flaw.name().toLowerCase(Locale.ROOT))
                .with("now", now)
                .run();
    }

    /** Whose file is there still, newest first. */
    List<Run> kept() {
        return db.sql("""
                select id, file, begun_at, tried_at, outcome, finding, bytes, tuples, deleted_at from platform.backup_run
                where deleted_at is null order by begun_at desc
                """).list(BackupRuns::read);
    }

    Optional<Run> last() {
        return db.sql("""
                select id, file, begun_at, tried_at, outcome, finding, bytes, tuples, deleted_at from platform.backup_run
                where outcome <> 'begun' order by begun_at desc limit 1
                """).find(BackupRuns::read);
    }

    Optional<Run> lastGood() {
        return db.sql("""
                select id, file, begun_at, tried_at, outcome, finding, bytes, tuples, deleted_at from platform.backup_run
                where outcome = 'good' order by begun_at desc limit 1
                """).find(BackupRuns::read);
    }

    int deleted(UUID id, Instant now) {
        return db.sql("update platform.backup_run set deleted_at = :now where id = :id")
                .with("id", id)
                .with("now", now)
                .run();
    }

    int forget(Instant before) {
        return db.sql("delete from platform.backup_run where deleted_at < :before")
                .with("before", before)
                .run();
    }

    /** Destroyed keys of which no copy is left. */
    int completeShredding(Instant now) {
        return db.sql("""
                update platform.shredded s set completed_at = :now
                where s.completed_at is null and s.complete_at <= :now and not exists (
                  select 1 from platform.backup_run b where b.deleted_at is null and b.begun_at <= s.destroyed_at)
                """).with("now", now).run();
    }

    /** Destroyed keys of which copies may be left: how many, and when the last is gone if that is known of all. */
    Shredding shredding() {
        return db.sql("""
                select count(*) as waiting, count(*) filter (where complete_at is null) as unknown, max(complete_at) as last
                from platform.shredded where completed_at is null
                """)
                .one((rs, n) ->
                        new Shredding(rs.getLong("waiting"), rs.getLong("unknown"), Db.instantOrNull(rs, "last")));
    }

    /**
     * Keys destroyed, copies of which may be left.
     *
     * @param unknown of how many nobody has said how long copies are kept
     */
    record Shredding(long waiting, long unknown, @Nullable Instant last) {}

    /** Since when there is something to lose. */
    Optional<Instant> beginning() {
        return db.sql("select min(made_at) as at from platform.agency")
                .one((rs, n) -> Optional.ofNullable(Db.instantOrNull(rs, "at")));
    }

    private static Run read(ResultSet rs, int row) throws SQLException {
        String flaw = rs.getString("finding");
        return new Run(
                Db.uuid(rs, "id"),
                Path.of(rs.getString("file")),
                Db.instant(rs, "begun_at"),
                Db.instantOrNull(rs, "tried_at"),
                rs.getString("outcome").equals("good"),
                flaw == null ? null : Trial.Flaw.valueOf(flaw.toUpperCase(Locale.ROOT)),
                rs.getLong("bytes"),
                rs.getLong("tuples"),
                Db.instantOrNull(rs, "deleted_at"));
    }
}
