package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When somebody reads, a week ahead and without names: what public pages may know of a rota. Made anew by each agency's own
 * job, so that whoever leaves or is shut out is gone from it within a minute.
 */
@Component
class DutyHours {
    private static final Logger LOG = LoggerFactory.getLogger(DutyHours.class);
    private static final int DAYS = 9;

    private final Db db;
    private final Rotas rotas;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId city;

    DutyHours(
            Db db,
            Rotas rotas,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.rotas = rotas;
        this.transaction = transaction;
        this.clock = clock;
        this.city = city;
    }

    /** A stretch in which somebody reads. */
    record Hours(Instant from, Instant until) {}

    /** One round over all agencies; one that fails does not hold up the others. */
    void run() {
        List<AgencyId> agencies = Callers.as(
                new Caller.Infrastructure(),
                () -> java.util.Objects.requireNonNull(transaction.execute(
                        status -> db.sql("select a.id from platform.agency a order by a.id")
                                .list((rs, n) -> new AgencyId(Db.uuid(rs, "id"))))));
        for (AgencyId agency : agencies) {
            try {
                Callers.run(
                        new Caller.Job("escalation", agency),
                        () -> transaction.executeWithoutResult(status -> refresh(agency)));
            } catch (RuntimeException failed) {
                LOG.warn("The hours of agency {} could not be made", agency.value(), failed);
            }
        }
    }

    /** Inside a transaction of the agency's. Whole days of the city, so that it changes once a day and with the rota. */
    void refresh(AgencyId agency) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), city);
        List<Hours> wanted = hours(
                rotas.of(agency),
                today.atStartOfDay(city).toInstant(),
                today.plusDays(DAYS).atStartOfDay(city).toInstant());
        if (!wanted.equals(kept(agency))) {
            db.sql("delete from platform.duty_hours where agency_id = :agency")
                    .with("agency", agency)
                    .run();
            db.runEach(
                    "insert into platform.duty_hours (agency_id, from_at, until_at) values (:agency, :from, :until)",
                    IntStream.range(0, wanted.size())
                            .mapToObj(i -> row(agency, wanted.get(i)))
                            .toList());
        }
    }

    private static Map<String, @org.jspecify.annotations.Nullable Object> row(AgencyId agency, Hours hours) {
        Map<String, @org.jspecify.annotations.Nullable Object> row = new HashMap<>();
        row.put("agency", agency);
        row.put("from", hours.from());
        row.put("until", hours.until());
        return row;
    }

    static List<Hours> hours(Rota rota, Instant from, Instant until) {
        List<Hours> hours = new ArrayList<>();
        for (Turn turn : rota.week(from, until)) {
            if (!turn.reads()) {
                continue;
            }
            boolean goesOn = !hours.isEmpty() && hours.getLast().until().equals(turn.from());
            Instant begins = goesOn ? hours.removeLast().from() : turn.from();
            hours.add(new Hours(begins, turn.until()));
        }
        return hours;
    }

    private List<Hours> kept(AgencyId agency) {
        return db.sql(
                        "select h.from_at, h.until_at from platform.duty_hours h where h.agency_id = :agency order by h.from_at")
                .with("agency", agency)
                .list((rs, n) -> new Hours(Db.instant(rs, "from_at"), Db.instant(rs, "until_at")));
    }
}
