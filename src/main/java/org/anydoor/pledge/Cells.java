package org.anydoor.pledge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.pledge.measures.Measure;
import org.springframework.stereotype.Repository;

/** All SQL of the measures: cells per agency, month and dimension. */
@Repository
class Cells {
    private final Db db;

    Cells(Db db) {
        this.db = db;
    }

    void replace(Measure measure, AgencyId agency, YearMonth from, List<Measure.Cell> cells, Instant asOf) {
        db.sql("delete from pledge.cell where measure = :measure and agency_id = :agency and month >= :from")
                .with("measure", measure.key())
                .with("agency", agency)
                .with("from", from.atDay(1))
                .run();
        db.runEach(
                """
                insert into pledge.cell (measure, agency_id, month, dimension, count, as_of)
                values (:measure, :agency, :month, :dimension, :count, :asOf)
                """,
                cells.stream()
                        .map(it -> Map.<String, Object>of(
                                "measure",
                                measure.key(),
                                "agency",
                                agency,
                                "month",
                                it.month().atDay(1),
                                "dimension",
                                it.dimension(),
                                "count",
                                it.count(),
                                "asOf",
                                asOf))
                        .toList());
    }

    /** Sums over the agencies whose cells the caller may see; a walled agency's are never added to those of others. */
    List<Measure.Cell> sums(String measure, YearMonth from) {
        return db.sql("""
                select c.month, c.dimension, sum(c.count) as count
                from pledge.cell c join platform.agency a on a.id = c.agency_id
                where c.measure = :measure and c.month >= :from
                  and a.walled = coalesce((select mine.walled from platform.agency mine where mine.id = platform.acting_agency()), false)
                group by c.month, c.dimension
                """)
                .with("measure", measure)
                .with("from", from.atDay(1))
                .list((rs, n) -> new Measure.Cell(
                        YearMonth.from(rs.getObject("month", LocalDate.class)),
                        rs.getString("dimension"),
                        rs.getLong("count")));
    }

    /** Whether a role of the caller reads measures. */
    boolean mayRead() {
        return db.sql("select 'measures' = any (platform.my_categories()) as may")
                .one((rs, n) -> rs.getBoolean("may"));
    }

    Optional<Instant> asOf(String measure) {
        return db.sql(
                        "select min(made.latest) as as_of from (select max(c.as_of) as latest from pledge.cell c where c.measure = :measure group by c.agency_id) made")
                .with("measure", measure)
                .find((rs, n) -> Optional.ofNullable(Db.instantOrNull(rs, "as_of")))
                .flatMap(it -> it);
    }
}
