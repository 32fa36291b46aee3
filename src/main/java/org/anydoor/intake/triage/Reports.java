package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.instantOrNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Sealed;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.DataKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two clocks of a mandated reporter (Minn. Stat. 260E.06, .09) and the notices of police and child protection (260E.12):
 * what was done, when, with whom and under which reference.
 */
@Service
@Transactional
public class Reports {
    private final Db db;
    private final Desk desk;
    private final CrossProofs notices;
    private final Waits waits;
    private final DataKeys keys;
    private final Clock clock;

    Reports(Db db, Desk desk, CrossProofs notices, Waits waits, DataKeys keys, Clock clock) {
        this.db = db;
        this.desk = desk;
        this.notices = notices;
        this.waits = waits;
        this.keys = keys;
        this.clock = clock;
    }

    /** A sender's own duty as far as it is done. */
    public record Report(
            Instant learned,
            Instant oralDue,
            Instant writtenDue,
            @Nullable Instant oral,
            @Nullable Instant written,
            @Nullable String reference) {}

    Optional<Report> of(ConcernId concern) {
        return db.sql("""
                select m.learned_at, m.oral_due_at, m.written_due_at, m.oral_at, m.written_at, m.reference
                from intake.mandated_report m where m.concern_id = :concern
                """)
                .with("concern", concern)
                .find((rs, n) -> new Report(
                        instant(rs, "learned_at"),
                        instant(rs, "oral_due_at"),
                        instant(rs, "written_due_at"),
                        instantOrNull(rs, "oral_at"),
                        instantOrNull(rs, "written_at"),
                        rs.getString("reference")));
    }

    /** The reporter said that they told child protection or police; with whom they spoke is sealed. */
    public Answer toldOrally(ConcernId id, String toldWhom, Instant at) {
        return desk.checked(id, null, Deed.RECORD_REPORT, it -> {
            if (!couldBe(id, at)) {
                return new Answer.Refused("oral-at", "moment");
            }
            byte[] whom = keys.of(id.value()).orElseThrow().seal(toldWhom, Sealed.ORAL_TO);
            int changed = db.sql("""
                    update intake.mandated_report set oral_at = :at, oral_to = :whom, recorded_by = :by, version = version + 1
                    where concern_id = :concern and oral_at is null
                    """)
                    .with("at", at)
                    .with("whom", whom)
                    .with("by", Me.now().person())
                    .with("concern", id)
                    .run();
            return recorded(changed, Waits.ORAL, it);
        });
    }

    /** The written report was filed under this reference. */
    public Answer filed(ConcernId id, String reference, Instant at) {
        return desk.checked(id, null, Deed.RECORD_REPORT, it -> {
            if (!couldBe(id, at)) {
                return new Answer.Refused("filed-at", "moment");
            }
            int changed = db.sql("""
                    update intake.mandated_report set written_at = :at, reference = :reference, recorded_by = :by, version = version + 1
                    where concern_id = :concern and written_at is null
                    """)
                    .with("at", at)
                    .with("reference", reference)
                    .with("by", Me.now().person())
                    .with("concern", id)
                    .run();
            return recorded(changed, Waits.WRITTEN, it);
        });
    }

    /** Nobody reports what they have not learned yet, nor tomorrow; forms write whole minutes. */
    private boolean couldBe(ConcernId id, Instant at) {
        Instant learned =
                of(id).map(it -> it.learned().truncatedTo(ChronoUnit.MINUTES)).orElse(at);
        return !at.isBefore(learned) && !at.isAfter(clock.instant());
    }

    private Answer recorded(int changed, String wait, Handling handling) {
        if (changed == 0) {
            return new Answer.Refused("report", "recorded");
        }
        waits.done(wait, handling.concern(), handling.agency());
        desk.record(Deed.RECORD_REPORT, handling);
        return Answer.DONE;
    }

    /** The caller's agency told the other one: whom it spoke to, and under which number. */
    public Answer giveNotice(ConcernId id, AgencyId to, String toldWhom, @Nullable String reference) {
        return desk.checked(id, null, Deed.GIVE_NOTICE, it -> {
            if (!notices.give(id, it.agency(), to, toldWhom, reference)) {
                return new Answer.Refused("told-whom", "recorded");
            }
            boolean all = notices.all(id).stream()
                    .noneMatch(notice -> notice.from().equals(it.agency()) && notice.given() == null);
            if (all) {
                waits.done(Waits.NOTICE, id, it.agency());
            }
            desk.record(Deed.GIVE_NOTICE, it);
            return Answer.DONE;
        });
    }
}
