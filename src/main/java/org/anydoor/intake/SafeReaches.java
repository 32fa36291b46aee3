package org.anydoor.intake;

import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says beside every contact action whether a young person gave a safe way, without opening what they said. */
@Component
@Transactional(readOnly = true)
public class SafeReaches {
    private final Db db;

    SafeReaches(Db db) {
        this.db = db;
    }

    /** Empty where no young person wrote of themselves, and where the caller may not see the concern. */
    public Optional<SafeReach> of(ConcernId concern) {
        Optional<AgencyId> reader = Callers.current().flatMap(Caller::agency);
        return db.sql("""
                select c.agency_id, exists (select 1 from intake.safe_contact s where s.concern_id = c.id) as given
                from intake.concern c where c.id = :id and c.self_report
                """).with("id", concern).find((rs, n) -> {
            boolean owns = reader.equals(Optional.of(new AgencyId(Db.uuid(rs, "agency_id"))));
            return rs.getBoolean("given") ? SafeReach.GIVEN : owns ? SafeReach.NONE : SafeReach.OWNER_KNOWS;
        });
    }
}
