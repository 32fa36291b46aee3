package org.anydoor.intake;

import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.stereotype.Component;

/** Triage has just made the newest unread concern of the sample an immediate one, so that people on call are seen being called. */
@Component
class SampleAlarm implements SampleChapter {
    private final Db db;

    SampleAlarm(Db db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public void write(SampleTown town) {
        SampleTown.Agency agency = town.the("intake");
        town.actFor(agency.id());
        db.sql("""
                select w.reference from platform.work w
                where w.module = 'intake' and w.kind = 'concern' and w.agency_id = :agency and w.done_at is null
                order by w.opened_at desc limit 1
                """)
                .with("agency", agency.id())
                .find((rs, n) -> Db.uuid(rs, "reference"))
                .ifPresent(concern -> alarm(agency, concern));
    }

    private void alarm(SampleTown.Agency agency, UUID concern) {
        db.sql("""
                update intake.handling set urgency = 'immediate', reason_key = 'triage', due_at = received_at + interval '15 minutes',
                  version = version + 1
                where concern_id = :concern and agency_id = :agency
                """).with("concern", concern).with("agency", agency.id()).runExactly(1);
        db.sql("""
                update platform.work w set rank = 1, due_at = h.due_at, version = w.version + 1
                from intake.handling h
                where w.module = 'intake' and w.kind = 'concern' and w.reference = :concern and w.agency_id = :agency
                  and h.concern_id = w.reference and h.agency_id = w.agency_id
                """).with("concern", concern).with("agency", agency.id()).runExactly(1);
    }
}
