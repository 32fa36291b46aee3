package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the sample's mandated reporters met their duty: most in time, some late, the newest not yet. */
@Component
class SampleDuties {
    /** By then both reports have been made, if late. */
    private static final Duration AGO = Duration.ofDays(6);

    private final Db db;

    SampleDuties(Db db) {
        this.db = db;
    }

    void write(SampleTown town, SampleTown.Agency owner, List<SampleConcerns.Written> own) {
        List<Map<String, @Nullable Object>> proofs =
                own.stream().map(it -> proof(town, it)).toList();
        db.runEach("""
                update intake.mandated_report
                set oral_at = case when :past and oral_at is null then oral_due_at + interval '5 hours' else oral_at end,
                    written_at = case when :past then coalesce(:written, written_due_at + interval '20 hours') else :written end
                where concern_id = :id
                """, proofs);
        db.sql("""
                update platform.work w
                set opened_at = c.arrived_at, done_at = case w.kind when 'oral' then m.oral_at else m.written_at end
                from intake.mandated_report m join intake.concern c on c.id = m.concern_id
                where m.concern_id = w.reference and m.agency_id = w.agency_id and w.agency_id = :agency
                  and w.module = 'intake' and w.kind in ('oral', 'written')
                """).with("agency", owner.id()).run();
    }

    private static Map<String, @Nullable Object> proof(SampleTown town, SampleConcerns.Written it) {
        Instant written = it.received().plus(Duration.ofHours(20));
        var row = SampleTown.row(
                "id", it.id(), "past", it.received().isBefore(town.now().minus(AGO)));
        row.put("written", town.in100(93) && written.isBefore(town.now()) ? written : null);
        return row;
    }
}
