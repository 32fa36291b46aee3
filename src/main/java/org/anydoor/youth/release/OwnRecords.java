package org.anydoor.youth.release;

import org.anydoor.platform.access.Members;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.YouthId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether a record is the caller's own agency's: only that agency's people make releases of it. */
@Component
@Transactional(readOnly = true)
class OwnRecords {
    private final Db db;

    OwnRecords(Db db) {
        this.db = db;
    }

    boolean has(YouthId youth) {
        return db.sql("select count(*) from youth.record where id = :id and agency_id = :agency")
                        .with("id", youth)
                        .with("agency", Members.current().actingFor())
                        .count()
                == 1;
    }
}
