package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Recent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells every page when somebody of an agency reads; kept for seconds, since nobody's data is in it. */
@Component
public class Duty {
    private final Db db;
    private final Clock clock;
    private final Recent<Map<AgencyId, List<DutyHours.Hours>>> recent;

    Duty(Db db, Clock clock, TransactionOperations transactions) {
        this.db = db;
        this.clock = clock;
        this.recent = new Recent<>(new Caller.Infrastructure(), transactions, clock, this::read);
    }

    /** When somebody reads what comes in for this agency. */
    public Reads reads(AgencyId agency) {
        return Reads.of(recent.now().getOrDefault(agency, List.of()), clock.instant());
    }

    void forget() {
        recent.forget();
    }

    private record Row(AgencyId agency, DutyHours.Hours hours) {}

    private Map<AgencyId, List<DutyHours.Hours>> read(Instant at) {
        return db
                .sql("""
                select h.agency_id, h.from_at, h.until_at from platform.duty_hours h where h.until_at > :at order by h.agency_id, h.from_at
                """)
                .with("at", at)
                .list((rs, n) -> new Row(
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        new DutyHours.Hours(Db.instant(rs, "from_at"), Db.instant(rs, "until_at"))))
                .stream()
                .collect(Collectors.groupingBy(Row::agency, Collectors.mapping(Row::hours, Collectors.toList())));
    }
}
