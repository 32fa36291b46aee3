package org.anydoor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.Followed.Message;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The conversation as the holder of the receipt has it; sealed under the concern's key. */
@Repository
class ReceiptTalk {
    /** So long a message that was just read is still shown to the code alone, for a page loaded twice. */
    private static final Duration STILL_SHOWN = Duration.ofMinutes(15);

    private final Db db;
    private final Ids ids;
    private final DataKeys keys;
    private final Work work;
    private final Configured configured;
    private final Clock clock;

    ReceiptTalk(Db db, Ids ids, DataKeys keys, Work work, Configured configured, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.keys = keys;
        this.work = work;
        this.configured = configured;
        this.clock = clock;
    }

    /** All messages from that moment on, besides those unread until now. */
    List<Message> messages(ConcernId concern, @Nullable Instant since) {
        Sealer sealer = keys.of(concern.value()).orElse(null);
        return sealer == null
                ? List.of()
                : db.sql("""
                        select m.from_reporter, m.fixed_key, m.body, m.at
                        from intake.message m
                        where m.concern_id = :concern
                          and (m.at >= :since::timestamptz
                            or not m.from_reporter and (m.read_at is null or m.read_at > :shown))
                        order by m.at, m.id
                        """)
                        .with("concern", concern)
                        .with("since", since)
                        .with("shown", clock.instant().minus(STILL_SHOWN))
                        .list((rs, n) -> message(rs, sealer));
    }

    private static Message message(ResultSet rs, Sealer sealer) throws SQLException {
        return new Message(
                rs.getBoolean("from_reporter"),
                rs.getString("fixed_key"),
                sealer.text(rs.getBytes("body"), Sealed.MESSAGE),
                Db.instant(rs, "at"));
    }

    void markRead(ConcernId concern) {
        db.sql("""
                update intake.message set read_at = :at
                where concern_id = :concern and not from_reporter and read_at is null
                """)
                .with("at", clock.instant().truncatedTo(ChronoUnit.MINUTES))
                .with("concern", concern)
                .run();
    }

    void write(ReceiptRows.Held held, String text, Instant minute) {
        Sealer sealer = keys.of(held.concern().value()).orElseThrow();
        db.sql("""
                insert into intake.message (id, concern_id, agency_id, from_reporter, body, at)
                values (:id, :concern, :owner, true, :body, :at)
                """)
                .with("id", ids.unordered())
                .with("concern", held.concern())
                .with("owner", held.owner())
                .with("body", sealer.seal(text, Sealed.MESSAGE))
                .with("at", inOrder(held.concern(), minute))
                .run();
        wait(held, minute);
    }

    /** The minute, or a hair after the last message, so that a conversation within one minute keeps its order. */
    private Instant inOrder(ConcernId concern, Instant minute) {
        OffsetDateTime last = db.sql("select max(at) as last from intake.message where concern_id = :concern")
                .with("concern", concern)
                .one((rs, n) -> Optional.ofNullable(rs.getObject("last", OffsetDateTime.class)))
                .orElse(null);
        return last == null || last.toInstant().isBefore(minute)
                ? minute
                : last.toInstant().plusMillis(1);
    }

    /**
     * The owner's wait for an answer: opened once, opened again when it was done, left alone while it is open. The update names
     * no condition, since a condition would need a right to read that a receipt's holder has not: row security leaves them the
     * one row, and would leave anybody else far more; should it ever leave them a second one, nothing is written.
     */
    private void wait(ReceiptRows.Held held, Instant minute) {
        if (!(Callers.current().orElse(null) instanceof Caller.Receipt)) {
            throw new IllegalStateException("only the holder of a receipt waits for an answer");
        }
        Configured.Term term = configured.term(held.urgency());
        Instant due = minute.plus(term.within());
        boolean again = db.sql("""
                update platform.work set done_at = null, level = 0, opened_at = :at, due_at = :due, rank = :rank, authority = :authority
                """)
                .with("at", minute)
                .with("due", due)
                .with("rank", held.urgency().rank())
                .with("authority", term.authority())
                .runAtMostOnce();
        if (!again) {
            work.openUnlessThere(new Work.Wait(
                    "intake",
                    "message",
                    held.concern().value(),
                    held.owner(),
                    held.urgency().rank(),
                    due,
                    term.authority()));
        }
    }
}
