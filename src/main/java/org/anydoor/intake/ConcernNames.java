package org.anydoor.intake;

import java.util.Optional;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a concern is called, for a line or a form of another module; answers only for concerns that the caller may see. */
@Component
@Transactional(readOnly = true)
public class ConcernNames {
    private final Db db;

    ConcernNames(Db db) {
        this.db = db;
    }

    /** A concern's short name, and what the young person in it is called, if that was said. */
    public record Named(String shortName, @Nullable String youthCalled) {}

    /** The names, or empty alike where there is no such concern and where it is not for the caller. */
    public Optional<Named> find(ConcernId concern) {
        return db.sql("select short, youth_called from intake.concern where id = :id")
                .with("id", concern)
                .find((rs, number) -> new Named(rs.getString("short"), rs.getString("youth_called")));
    }
}
