package org.anydoor.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Together;
import org.anydoor.platform.keys.Sealer;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a mandated reporter owes by Minn. Stat. 260E.09, kept beside the concern, and the work that waits with the owner until
 * each proof is recorded; both go to the database with the arrival.
 */
@Component
class SenderDuties {
    private static final String AUTHORITY = "Minn. Stat. 260E.09";

    private final MandatedClocks clocks;
    private final Work work;

    SenderDuties(MandatedClocks clocks, Work work) {
        this.clocks = clocks;
        this.work = work;
    }

    void open(ArrivalRows.Facts facts, MandatedReport report, Sealer sealer, Together together) {
        Instant learned = minute(report.learnedAt());
        MandatedClocks.Due due = clocks.from(learned);
        together.sql("""
                insert into intake.mandated_report (concern_id, agency_id, learned_at, oral_due_at, written_due_at, oral_at,
                  oral_to, recorded_by)
                values (:id, :owner, :learned, :oralDue, :writtenDue, :toldAt, :toldWhom, :by)
                """)
                .with("id", facts.id())
                .with("owner", facts.owner())
                .with("learned", learned)
                .with("oralDue", due.oral())
                .with("writtenDue", due.written())
                .with("toldAt", report.toldAt() == null ? null : minute(report.toldAt()))
                .with("toldWhom", whom(report.toldWhom(), sealer))
                .with(
                        "by",
                        Callers.current()
                                .flatMap(Caller::person)
                                .map(PersonId::value)
                                .orElse(null));
        if (report.toldAt() == null) {
            work.open(wait(facts, MandatedReport.ORAL_WORK, Urgency.IMMEDIATE, due.oral()), together);
        }
        work.open(wait(facts, MandatedReport.WRITTEN_WORK, Urgency.URGENT, due.written()), together);
    }

    private static Work.Wait wait(ArrivalRows.Facts facts, String kind, Urgency rank, Instant due) {
        return new Work.Wait("intake", kind, facts.id().value(), facts.owner(), rank.rank(), due, AUTHORITY);
    }

    private static byte @Nullable [] whom(@Nullable String toldWhom, Sealer sealer) {
        return toldWhom == null ? null : sealer.seal(toldWhom, Sealed.ORAL_TO);
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
