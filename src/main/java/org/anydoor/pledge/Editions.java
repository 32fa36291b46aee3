package org.anydoor.pledge;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ledger of what was told: written once, never changed. */
@Repository
class Editions {
    private final Db db;

    Editions(Db db) {
        this.db = db;
    }

    /** All that was told of a quarter, the oldest first: of the agencies that count together, or of the one walled agency. */
    List<Edition> of(YearMonth quarter) {
        return db.sql("""
                select e.measure, e.quarter, e.told_at, e.dimensions, e.counts, e.total from pledge.edition e
                where e.quarter = :quarter and e.walled_agency_id is not distinct from
                  (select a.id from platform.agency a where a.id = (select platform.acting_agency()) and a.walled)
                order by e.told_at
                """).with("quarter", quarter.atDay(1)).list(Editions::edition);
    }

    /** The last edition of each quarter of a measure, or of all measures. */
    List<Edition> latest(@Nullable String measure) {
        return db.sql("""
                select distinct on (e.measure, e.quarter) e.measure, e.quarter, e.told_at, e.dimensions, e.counts, e.total
                from pledge.edition e
                where (:measure::text is null or e.measure = :measure) and e.walled_agency_id is not distinct from
                  (select a.id from platform.agency a where a.id = (select platform.acting_agency()) and a.walled)
                order by e.measure, e.quarter, e.told_at desc
                """).with("measure", measure).list(Editions::edition);
    }

    void add(List<Edition> editions) {
        for (Edition edition : editions) {
            db.sql("""
                    insert into pledge.edition (measure, walled_agency_id, quarter, told_at, dimensions, counts, total)
                    values (:measure, (select a.id from platform.agency a where a.id = (select platform.acting_agency()) and a.walled),
                      :quarter, :at, :dimensions, string_to_array(:counts, ' ', '-')::bigint[], :total)
                    """)
                    .with("measure", edition.measure())
                    .with("quarter", edition.quarter().atDay(1))
                    .with("at", edition.toldAt())
                    .with("dimensions", edition.dimensions())
                    .with(
                            "counts",
                            edition.counts().stream()
                                    .map(it -> it.isPresent() ? Long.toString(it.getAsLong()) : "-")
                                    .collect(Collectors.joining(" ")))
                    .with("total", edition.total().isPresent() ? edition.total().getAsLong() : null)
                    .run();
        }
    }

    private static Edition edition(ResultSet rs, int number) throws SQLException {
        var counts = new ArrayList<OptionalLong>();
        Array told = rs.getArray("counts");
        for (Object count : (Object[]) told.getArray()) {
            counts.add(count instanceof Long it ? OptionalLong.of(it) : OptionalLong.empty());
        }
        long total = rs.getLong("total");
        return new Edition(
                rs.getString("measure"),
                YearMonth.from(rs.getObject("quarter", LocalDate.class)),
                Db.instant(rs, "told_at"),
                Db.words(rs, "dimensions"),
                counts,
                rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(total));
    }
}
