package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.instant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Sealed;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SQL of translations, which stand beside the original with their translator's name and never replace it. */
@Component
public class Translations {
    private final Db db;
    private final Ids ids;
    private final DataKeys keys;
    private final Clock clock;

    Translations(Db db, Ids ids, DataKeys keys, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.keys = keys;
        this.clock = clock;
    }

    /** What a translation stands beside: a field of the concern or one message. */
    public record Of(
            Concern.@Nullable Field field, @Nullable UUID message) {
        public static Of field(Concern.Field field) {
            return new Of(field, null);
        }

        public static Of message(UUID message) {
            return new Of(null, message);
        }
    }

    /** The words in English, and whose they are. */
    public record Translation(Of of, String translator, String text, Instant at) {}

    List<Translation> all(ConcernId concern) {
        Sealer sealer = keys.of(concern.value()).orElse(null);
        return sealer == null
                ? List.of()
                : db.sql("""
                select t.of_message, t.of_field, t.translator, t.body, t.at
                from intake.translation t where t.concern_id = :concern order by t.at, t.id
                """)
                        .with("concern", concern)
                        .list((rs, n) -> new Translation(
                                of(rs.getObject("of_message", UUID.class), rs.getString("of_field")),
                                rs.getString("translator"),
                                sealer.text(rs.getBytes("body"), Sealed.TRANSLATION),
                                instant(rs, "at")));
    }

    void add(Handling handling, Of of, String translator, String words) {
        Sealer sealer = keys.of(handling.concern().value()).orElseThrow();
        db.sql("""
                insert into intake.translation (id, concern_id, agency_id, category, of_message, of_field, translator, body, at, made_by)
                values (:id, :concern, :agency, :category, :message::uuid, :field, :translator, :body, :at, :by)
                """)
                .with("id", ids.ordered())
                .with("concern", handling.concern())
                .with("agency", handling.owner())
                .with("category", of.message() == null ? "concern" : "reporter")
                .with("message", of.message())
                .with("field", of.field())
                .with("translator", translator)
                .with("body", sealer.seal(words, Sealed.TRANSLATION))
                .with("at", clock.instant())
                .with("by", Me.now().person())
                .run();
    }

    /** What was translated before a passage was masked holds that passage, so only who may know the reporter reads on. */
    void withdraw(ConcernId concern, Concern.Field field) {
        db.sql("update intake.translation set category = 'reporter' where concern_id = :concern and of_field = :field")
                .with("concern", concern)
                .with("field", field)
                .run();
    }

    boolean isMessageOf(ConcernId concern, UUID message) {
        return db.sql("select count(*) from intake.message m where m.concern_id = :concern and m.id = :message")
                        .with("concern", concern)
                        .with("message", message)
                        .count()
                == 1;
    }

    private static Of of(@Nullable UUID message, @Nullable String field) {
        return message != null
                ? Of.message(message)
                : Of.field(Db.constant(Concern.Field.class, java.util.Objects.requireNonNull(field)));
    }
}
