package org.anydoor.youth.links;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.springframework.stereotype.Repository;

/** The SQL of what waits to be decided. */
@Repository
class ProposalRows {
    /** Undecided pairs of the acting agency: those that wait for a second person first, then the likeliest. */
    private static final String OPEN = """
            from youth.link_proposal p
            left join youth.pair_now n on n.first_id = p.first_id and n.second_id = p.second_id
            where coalesce(n.standing, 'open') not in ('same', 'not-the-same')
            """;

    private final Db db;

    ProposalRows(Db db) {
        this.db = db;
    }

    /** A pair that waits, and how sure the program is. */
    record Waiting(Pair pair, double probability, Standing standing) {}

    List<Waiting> open(int from, int most) {
        return db.sql("select p.first_id, p.second_id, p.probability, coalesce(n.standing, 'open') as standing " + OPEN
                        + """
                order by case coalesce(n.standing, 'open') when 'half' then 0 when 'open' then 1 else 2 end, p.probability desc,
                  p.first_id, p.second_id
                offset :from limit :most
                """)
                .with("from", from)
                .with("most", most)
                .list((rs, n) -> new Waiting(
                        new Pair(new YouthId(Db.uuid(rs, "first_id")), new YouthId(Db.uuid(rs, "second_id"))),
                        rs.getDouble("probability"),
                        Db.constant(Standing.class, rs.getString("standing"))));
    }

    long count() {
        return db.sql("select count(*) " + OPEN).count();
    }

    /** Keeps a proposal, or weighs it anew. */
    void keep(YouthRecord first, YouthRecord second, Weighed weighed, Instant at) {
        db.sql("""
                insert into youth.link_proposal (first_id, first_agency_id, first_walled, second_id, second_agency_id, second_walled,
                  probability, prior_bits, weights, model_version, found_at)
                select :first, a.id, a.walled, :second, b.id, b.walled, :probability, :prior, :weights::jsonb, :model, :at
                from platform.agency a, platform.agency b where a.id = :firstOwner and b.id = :secondOwner
                on conflict (first_id, second_id) do update set probability = excluded.probability, prior_bits = excluded.prior_bits,
                  weights = excluded.weights, model_version = excluded.model_version
                """)
                .with("first", first.id())
                .with("second", second.id())
                .with("firstOwner", first.owner())
                .with("secondOwner", second.owner())
                .with("probability", weighed.probability())
                .with("prior", weighed.priorBits())
                .with("weights", WeighedJson.write(weighed))
                .with("model", weighed.modelVersion())
                .with("at", at)
                .run();
    }

    /** Drops what is proposed of this record with others than these. */
    void dropAllBut(YouthId one, Collection<YouthId> others) {
        db.sql("""
                delete from youth.link_proposal p
                where p.first_id = :one and p.second_id <> all(:others::uuid[])
                  or p.second_id = :one and p.first_id <> all(:others::uuid[])
                """).with("one", one).with("others", others).run();
    }

    Reliance reliance() {
        return db.sql("select f.reviewed, f.same from youth.review_figures(:least) as f")
                .with("least", Reliance.SUREST)
                .one((rs, n) -> new Reliance(rs.getLong("reviewed"), rs.getLong("same")));
    }

    void measured(SearchLoss it) {
        db.sql("""
                insert into youth.blocking_measure (agency_id, measured_at, records, compared, likely, missed)
                values ((select platform.acting_agency()), :at, :records, :compared, :likely, :missed)
                """)
                .with("at", it.at())
                .with("records", it.records())
                .with("compared", it.compared())
                .with("likely", it.likely())
                .with("missed", it.missed())
                .runExactly(1);
    }

    Optional<SearchLoss> lastMeasure() {
        return db.sql("""
                select m.measured_at, m.records, m.compared, m.likely, m.missed from youth.blocking_measure m
                where m.agency_id = (select platform.acting_agency()) order by m.measured_at desc limit 1
                """)
                .find((rs, n) -> new SearchLoss(
                        Db.instant(rs, "measured_at"),
                        rs.getInt("records"),
                        rs.getLong("compared"),
                        rs.getInt("likely"),
                        rs.getInt("missed")));
    }
}
