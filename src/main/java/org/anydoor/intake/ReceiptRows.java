package org.anydoor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.Followed.Stage;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * SQL of the receipt for its holder. Its updates name no condition: row security leaves the one row of the caller's digest,
 * and a condition would have the new row looked at with the old digest.
 */
@Repository
class ReceiptRows {
    private final Db db;

    ReceiptRows(Db db) {
        this.db = db;
    }

    /** The receipt and what its holder may know of the concern. */
    record Held(
            ConcernId concern,
            AgencyId owner,
            String shortName,
            Language language,
            Instant arrived,
            boolean selfReport,
            Urgency urgency,
            byte @Nullable [] second,
            @Nullable Instant secondSince) {}

    /** Held until the transaction ends: who comes at the same moment waits, and finds nothing where the code was replaced meanwhile. */
    Optional<Held> held(byte[] digest) {
        return db.sql("""
                select r.concern_id, r.agency_id, r.second_digest, r.second_since, c.short, c.language, c.arrived_at, c.self_report,
                  h.urgency
                from intake.receipt r
                join intake.concern c on c.id = r.concern_id
                join intake.handling h on h.concern_id = r.concern_id and h.agency_id = r.agency_id
                where r.digest = :digest
                for update of r
                """).with("digest", digest).find(ReceiptRows::held);
    }

    private static Held held(ResultSet rs, int number) throws SQLException {
        OffsetDateTime since = rs.getObject("second_since", OffsetDateTime.class);
        return new Held(
                new ConcernId(rs.getObject("concern_id", UUID.class)),
                new AgencyId(rs.getObject("agency_id", UUID.class)),
                rs.getString("short"),
                Language.find(rs.getString("language")).orElse(Language.EN),
                Db.instant(rs, "arrived_at"),
                rs.getBoolean("self_report"),
                Db.constant(Urgency.class, rs.getString("urgency")),
                rs.getBytes("second_digest"),
                since == null ? null : since.toInstant());
    }

    /** How far the owner is, and since when. */
    record At(Stage stage, Instant changed) {}

    At stage(ConcernId concern) {
        return db.sql("""
                select h.state, coalesce(h.closed_at, h.accepted_at, h.acknowledged_at, h.arrived_at) as changed
                from intake.handling h where h.concern_id = :concern and h.agency_id = h.owner_agency_id
                """)
                .with("concern", concern)
                .one((rs, n) -> new At(
                        Stage.of(rs.getString("state")),
                        Db.instant(rs, "changed").truncatedTo(ChronoUnit.MINUTES)));
    }

    void nothingUnread() {
        db.sql("update intake.receipt set unread = 0").runExactly(1);
    }

    void second(byte[] digest, Instant since) {
        db.sql("update intake.receipt set second_digest = :digest, second_since = :since")
                .with("digest", digest)
                .with("since", since)
                .runExactly(1);
    }

    void code(ReceiptCodes.Digest digest, Instant at) {
        db.sql("update intake.receipt set key_version = :version, digest = :digest, code_changed_at = :at")
                .with("version", digest.version())
                .with("at", at)
                .with("digest", digest.bytes())
                .runExactly(1);
    }
}
