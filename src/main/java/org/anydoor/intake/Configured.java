package org.anydoor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Recent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Doors, rules and urgencies as they stand; kept for seconds, since every arrival needs them and nobody's data is in them. */
@Component
public class Configured {
    private final Db db;
    private final ZoneId zone;
    private final Recent<Snapshot> recent;

    Configured(
            Db db,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId zone,
            TransactionOperations transactions) {
        this.db = db;
        this.zone = zone;
        this.recent = new Recent<>(new Caller.Infrastructure(), transactions, clock, this::read);
    }

    /** How long one urgency gives, wall clock, and by which rule. */
    public record Term(Duration within, String authority) {}

    /** All of it at one moment. */
    record Snapshot(List<Door> doors, List<RoutingRule> rules, Map<Urgency, Term> terms) {
        Term term(Urgency urgency) {
            return Objects.requireNonNull(terms.get(urgency), "every urgency has minutes");
        }
    }

    Snapshot now() {
        return recent.now();
    }

    Snapshot newest() {
        return recent.newest();
    }

    /** What one urgency gives today, to what arrives, to what is sent on and to every step alike. */
    public Term term(Urgency urgency) {
        return now().term(urgency);
    }

    void forget() {
        recent.forget();
    }

    private Snapshot read(Instant at) {
        return new Snapshot(doors(), rules(), terms(LocalDate.ofInstant(at, zone)));
    }

    private List<Door> doors() {
        return db.sql("""
                select key, coalesce(name, key) as name, audience, sign_set, steps, asks, mandated, owner_agency_id, opens_to_kinds, receipt, active
                from intake.door order by position
                """).list(Configured::door);
    }

    private static Door door(ResultSet rs, int number) throws SQLException {
        UUID owner = rs.getObject("owner_agency_id", UUID.class);
        return new Door(
                rs.getString("key"),
                rs.getString("name"),
                rs.getString("audience"),
                rs.getString("sign_set"),
                Db.words(rs, "steps"),
                Db.words(rs, "asks"),
                rs.getBoolean("mandated"),
                owner == null ? null : new AgencyId(owner),
                Db.words(rs, "opens_to_kinds"),
                rs.getBoolean("receipt"),
                rs.getBoolean("active"));
    }

    private List<RoutingRule> rules() {
        return db.sql("""
                select doors, danger, minor, harms, mandated, urgency, sends_to, to_agency_id, when_sent, reason_key
                from intake.routing_rule where active order by position, id
                """).list(Configured::rule);
    }

    private static RoutingRule rule(ResultSet rs, int number) throws SQLException {
        String urgency = rs.getString("urgency");
        UUID to = rs.getObject("to_agency_id", UUID.class);
        return new RoutingRule(
                Db.words(rs, "doors"),
                Db.words(rs, "danger"),
                rs.getObject("minor", Boolean.class),
                Db.words(rs, "harms"),
                rs.getBoolean("mandated"),
                urgency == null ? null : Db.constant(Urgency.class, urgency),
                rs.getString("sends_to"),
                to == null ? null : new AgencyId(to),
                rs.getString("when_sent").equals("at-once"),
                rs.getString("reason_key"));
    }

    private Map<Urgency, Term> terms(LocalDate today) {
        return db
                .sql("""
                        select distinct on (urgency) urgency, minutes, authority from intake.urgency
                        where from_day <= :today order by urgency, from_day desc
                        """)
                .with("today", today)
                .list((rs, n) -> Map.entry(
                        Db.constant(Urgency.class, rs.getString("urgency")),
                        new Term(Duration.ofMinutes(rs.getInt("minutes")), rs.getString("authority"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
