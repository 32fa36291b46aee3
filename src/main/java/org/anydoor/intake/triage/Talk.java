package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.instantOrNull;
import static org.anydoor.platform.db.Db.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Sealed;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SQL of the two rooms: messages with the reporter, sealed; and notes inside one agency, which no receipt can reach. */
@Component
public class Talk {
    private final Db db;
    private final Ids ids;
    private final DataKeys keys;
    private final Clock clock;

    Talk(Db db, Ids ids, DataKeys keys, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * One message.
     *
     * @param author who of us wrote it; nobody for the reporter's own
     * @param fixedKey the fixed text that it is, instead of words of its own
     * @param readAt when the reporter opened it
     */
    public record Message(
            UUID id,
            boolean fromReporter,
            @Nullable PersonId author,
            @Nullable String fixedKey,
            String text,
            Instant at,
            @Nullable Instant readAt) {}

    /** One note of a colleague. */
    public record Note(PersonId author, String text, Instant at) {}

    List<Message> messages(ConcernId concern) {
        Sealer sealer = keys.of(concern.value()).orElse(null);
        return sealer == null ? List.of() : db.sql("""
                select m.id, m.from_reporter, m.author_id, m.fixed_key, m.body, m.at, m.read_at
                from intake.message m where m.concern_id = :concern order by m.at, m.id
                """).with("concern", concern).list((rs, n) -> message(rs, sealer));
    }

    List<Note> notes(ConcernId concern) {
        return db.sql(
                        "select n.author_id, n.body, n.at from intake.note n where n.concern_id = :concern order by n.at, n.id")
                .with("concern", concern)
                .list((rs, n) ->
                        new Note(new PersonId(uuid(rs, "author_id")), rs.getString("body"), instant(rs, "at")));
    }

    /** Whether somebody holds a receipt with which answers can be read. */
    boolean hasReader(ConcernId concern) {
        return db.sql("select count(*) from intake.receipt r where r.concern_id = :concern")
                        .with("concern", concern)
                        .count()
                > 0;
    }

    /** When the code was last replaced: from then on somebody else may hold it. */
    Optional<Instant> codeChanged(ConcernId concern) {
        return db.sql(
                        "select r.code_changed_at from intake.receipt r where r.concern_id = :concern and r.code_changed_at is not null")
                .with("concern", concern)
                .find((rs, n) -> instant(rs, "code_changed_at"));
    }

    /** Writes to the reporter: words of one's own, or a fixed text and no words. */
    void write(Handling handling, @Nullable String fixedKey, String words) {
        Sealer sealer = keys.of(handling.concern().value()).orElseThrow();
        db.sql("""
                insert into intake.message (id, concern_id, agency_id, from_reporter, author_id, fixed_key, body, at)
                values (:id, :concern, :agency, false, :author, :fixed, :body, :at)
                """)
                .with("id", ids.ordered())
                .with("concern", handling.concern())
                .with("agency", handling.owner())
                .with("author", Me.now().person())
                .with("fixed", fixedKey)
                .with("body", sealer.seal(words, Sealed.MESSAGE))
                .with("at", clock.instant())
                .run();
        db.sql("select intake.tell_holder(:concern)")
                .with("concern", handling.concern())
                .count();
    }

    void note(Handling handling, String words) {
        db.sql("""
                insert into intake.note (id, concern_id, owner_agency_id, agency_id, author_id, body, at)
                values (:id, :concern, :owner, :agency, :author, :body, :at)
                """)
                .with("id", ids.ordered())
                .with("concern", handling.concern())
                .with("owner", handling.owner())
                .with("agency", handling.agency())
                .with("author", Me.now().person())
                .with("body", words)
                .with("at", clock.instant())
                .run();
    }

    private static Message message(ResultSet rs, Sealer sealer) throws SQLException {
        UUID author = rs.getObject("author_id", UUID.class);
        return new Message(
                uuid(rs, "id"),
                rs.getBoolean("from_reporter"),
                author == null ? null : new PersonId(author),
                rs.getString("fixed_key"),
                sealer.text(rs.getBytes("body"), Sealed.MESSAGE),
                instant(rs, "at"),
                instantOrNull(rs, "read_at"));
    }
}
