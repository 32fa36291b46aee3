package org.anydoor.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.pledge.measures.Measure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What intake counts: each concern once, with the agency that owns it, in the month of its arrival. */
@Configuration(proxyBeanMethods = false)
class ConcernMeasures {
    private static final String DOORS = "intake.measure-doors";

    private final Db db;
    private final ZoneId zone;

    ConcernMeasures(Db db, @Value("${anydoor.city-zone:America/Chicago}") ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** A measure that one statement over {@code handling h} counts: which rows, and into which dimension each falls. */
    private record Counted(
            Db db,
            ZoneId zone,
            String key,
            List<String> dimensions,
            Optional<String> share,
            Optional<Integer> target,
            List<String> spans,
            String dimension,
            String from)
            implements Measure {

        /** Whatever joins no other table counts every concern once. */
        @Override
        public List<Same> same() {
            return from.isEmpty() && !key.equals(DOORS) ? List.of(Same.total(DOORS)) : List.of();
        }

        @Override
        public List<Cell> count(AgencyId agency, YearMonth since) {
            return db.sql("""
                    select date_trunc('month', h.arrived_at at time zone :zone)::date as month, %s as dimension, count(*) as count
                    from intake.handling h %s
                    where h.agency_id = :agency and h.owner_agency_id = h.agency_id and h.arrived_at >= :since
                    group by 1, 2
                    """.formatted(dimension, from))
                    .with("agency", agency)
                    .with("zone", zone.getId())
                    .with("since", since.atDay(1).atStartOfDay(zone).toInstant())
                    .list((rs, n) -> new Cell(
                            YearMonth.from(rs.getObject("month", LocalDate.class)),
                            rs.getString("dimension"),
                            rs.getLong("count")));
        }
    }

    /** Its values are the doors as they stand, in their order and by their names. */
    private record ByDoor(Counted counted, Doors doors) implements Measure {
        @Override
        public String key() {
            return counted.key();
        }

        @Override
        public List<String> dimensions() {
            return doors.all().stream().map(Door::key).toList();
        }

        @Override
        public String name(Text text, String dimension) {
            return doors.name(dimension);
        }

        @Override
        public List<Cell> count(AgencyId agency, YearMonth since) {
            return counted.count(agency, since);
        }
    }

    private Counted number(String key, List<String> dimensions, String dimension) {
        return new Counted(db, zone, key, dimensions, Optional.empty(), Optional.empty(), List.of(), dimension, "");
    }

    @Bean
    Measure concernsByDoor(Doors doors) {
        return new ByDoor(number(DOORS, List.of(), "h.door"), doors);
    }

    @Bean
    Measure concernsByLanguage() {
        return number("intake.measure-languages", List.of("en", "es", "hmn", "so"), "h.language");
    }

    @Bean
    Measure outcomes() {
        return number(
                "intake.measure-outcomes",
                List.of(
                        "helped",
                        "referred",
                        "with-agency",
                        "no-contact",
                        "not-trafficking",
                        "duplicate",
                        "not-enough",
                        "open"),
                "coalesce(h.outcome, 'open')");
    }

    @Bean
    Measure timeToAcknowledge() {
        return new Counted(
                db,
                zone,
                "intake.measure-time",
                List.of("minutes-15", "hour-1", "hours-4", "hours-24", "hours-72", "longer", "waits"),
                Optional.empty(),
                Optional.empty(),
                List.of("minutes-15", "hour-1", "hours-4", "hours-24", "hours-72"),
                """
                case when h.acknowledged_at is null then 'waits'
                  when h.acknowledged_at - h.received_at <= interval '15 minutes' then 'minutes-15'
                  when h.acknowledged_at - h.received_at <= interval '1 hour' then 'hour-1'
                  when h.acknowledged_at - h.received_at <= interval '4 hours' then 'hours-4'
                  when h.acknowledged_at - h.received_at <= interval '24 hours' then 'hours-24'
                  when h.acknowledged_at - h.received_at <= interval '72 hours' then 'hours-72'
                  else 'longer' end""",
                "");
    }

    @Bean
    Measure acknowledgedInTime() {
        return new Counted(
                db,
                zone,
                "intake.measure-in-time",
                List.of("in-time", "late", "waits"),
                Optional.of("in-time"),
                Optional.of(95),
                List.of(),
                """
                case when h.acknowledged_at <= coalesce(h.acknowledge_due_at, h.due_at) then 'in-time'
                  when h.acknowledged_at is null and h.due_at > statement_timestamp() then 'waits' else 'late' end""",
                "");
    }

    @Bean
    Measure mandatedInTime() {
        return new Counted(
                db,
                zone,
                "intake.measure-mandated",
                List.of("in-time", "late", "waits"),
                Optional.of("in-time"),
                Optional.of(100),
                List.of(),
                """
                case when m.oral_at <= m.oral_due_at and m.written_at <= m.written_due_at then 'in-time'
                  when (m.oral_at is null and m.oral_due_at <= statement_timestamp()) or m.oral_at > m.oral_due_at
                    or (m.written_at is null and m.written_due_at <= statement_timestamp()) or m.written_at > m.written_due_at then 'late'
                  else 'waits' end""",
                "join intake.mandated_report m on m.concern_id = h.concern_id");
    }
}
