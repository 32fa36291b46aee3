package org.anydoor.care;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.pledge.measures.Measure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What care counts: each referral once, with the agency that sent it. Those to walled receivers are counted as delivered, a
 * number that their answers cannot change.
 */
@Configuration(proxyBeanMethods = false)
class CareMeasures {
    private static final String ANSWERS = "care.measure-answers";

    private final Db db;
    private final ZoneId zone;

    CareMeasures(Db db, @Value("${anydoor.city-zone:America/Chicago}") ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    private record Counted(
            Db db,
            ZoneId zone,
            String key,
            List<String> dimensions,
            Optional<String> share,
            List<String> shareOf,
            List<String> spans,
            List<Same> same,
            String dimension,
            String where)
            implements Measure {
        @Override
        public List<Cell> count(AgencyId agency, YearMonth since) {
            return db.sql("""
                    select date_trunc('month', r.sent_at at time zone :zone)::date as month, %s as dimension, count(*) as count
                    from care.referral r left join care.answer a on a.referral_id = r.id and not r.to_walled
                    where r.agency_id = :agency and r.sent_at >= :since %s
                    group by 1, 2
                    """.formatted(dimension, where))
                    .with("agency", agency)
                    .with("zone", zone.getId())
                    .with("since", since.atDay(1).atStartOfDay(zone).toInstant())
                    .list((rs, number) -> new Cell(
                            YearMonth.from(rs.getObject("month", LocalDate.class)),
                            rs.getString("dimension"),
                            rs.getLong("count")));
        }
    }

    @Bean
    Measure referralsByAnswer() {
        return new Counted(
                db,
                zone,
                ANSWERS,
                List.of("accepted", "declined", "no-answer", "waits", "withdrawn", "delivered"),
                Optional.of("accepted"),
                List.of("accepted", "declined", "no-answer"),
                List.of(),
                List.of(),
                """
                case when r.withdrawn_at is not null then 'withdrawn' when r.to_walled then 'delivered'
                  when a.answer is not null then a.answer
                  when r.answer_due_at <= statement_timestamp() then 'no-answer' else 'waits' end""",
                "");
    }

    @Bean
    Measure timeToAnswer() {
        return new Counted(
                db,
                zone,
                "care.measure-time",
                List.of("hour-1", "hours-4", "hours-24", "hours-72", "longer", "none"),
                Optional.empty(),
                List.of(),
                List.of("hour-1", "hours-4", "hours-24", "hours-72"),
                List.of(
                        new Measure.Same(
                                List.of("hour-1", "hours-4", "hours-24", "hours-72", "longer"),
                                ANSWERS,
                                List.of("accepted", "declined")),
                        new Measure.Same(List.of("none"), ANSWERS, List.of("no-answer", "waits"))),
                """
                case when a.at is null then 'none'
                  when a.at - r.sent_at <= interval '1 hour' then 'hour-1'
                  when a.at - r.sent_at <= interval '4 hours' then 'hours-4'
                  when a.at - r.sent_at <= interval '24 hours' then 'hours-24'
                  when a.at - r.sent_at <= interval '72 hours' then 'hours-72'
                  else 'longer' end""",
                "and not r.to_walled and r.withdrawn_at is null");
    }
}
