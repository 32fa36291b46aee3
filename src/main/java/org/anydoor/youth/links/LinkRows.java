package org.anydoor.youth.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The SQL of the ledger; row security shows of it what concerns two records that the caller sees. */
@Repository
class LinkRows {
    private final Db db;

    LinkRows(Db db) {
        this.db = db;
    }

    /** A new line, with what it was decided upon. */
    record Written(
            LedgerLine line,
            YouthRecord first,
            YouthRecord second,
            @Nullable String reason,
            Weighed weighed,
            PersonId by,
            AgencyId byAgency) {}

    /** Whoever decides on the same pair at the same moment waits here, and then sees what was decided. */
    void lock(Pair pair) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:pair, 42))")
                .with("pair", pair.first().value() + " " + pair.second().value())
                .one((rs, n) -> "");
    }

    void add(Written it) {
        db.sql("""
                insert into youth.link_entry (first_id, first_agency_id, first_walled, second_id, second_agency_id, second_walled, position,
                  verdict, withdraws, needed, reason, probability, prior_bits, weights, model_version, by_person_id, by_agency_id)
                select :first, a.id, a.walled, :second, b.id, b.walled, :position, :verdict, :withdraws, :needed, :reason, :probability,
                  :prior, :weights::jsonb, :model, :person, :agency
                from platform.agency a, platform.agency b where a.id = :firstOwner and b.id = :secondOwner
                """)
                .with("first", it.first().id())
                .with("second", it.second().id())
                .with("firstOwner", it.first().owner())
                .with("secondOwner", it.second().owner())
                .with("position", it.line().position())
                .with("verdict", it.line().verdict())
                .with("withdraws", it.line().withdraws())
                .with("needed", it.line().needed())
                .with("reason", it.reason())
                .with("probability", it.weighed().probability())
                .with("prior", it.weighed().priorBits())
                .with("weights", WeighedJson.write(it.weighed()))
                .with("model", it.weighed().modelVersion())
                .with("person", it.by())
                .with("agency", it.byAgency())
                .runExactly(1);
    }

    /** The records that are linked with this one, as far as the caller sees them; itself among them. */
    Set<YouthId> connected(YouthId one) {
        Set<YouthId> found = new HashSet<>(Set.of(one));
        Set<YouthId> open = Set.of(one);
        while (!open.isEmpty()) {
            Set<YouthId> next = new HashSet<>(neighbours(open));
            next.removeAll(found);
            found.addAll(next);
            open = next;
        }
        return found;
    }

    private List<YouthId> neighbours(Collection<YouthId> some) {
        return db.sql("""
                select p.second_id as id from youth.pair_now p where p.first_id = any(:some::uuid[]) and p.standing = 'same'
                union
                select p.first_id from youth.pair_now p where p.second_id = any(:some::uuid[]) and p.standing = 'same'
                """).with("some", some).list((rs, n) -> new YouthId(Db.uuid(rs, "id")));
    }

    /** All that was said of these records and any others that the caller sees. */
    Ledger ledger(Collection<YouthId> some) {
        return Ledger.of(db.sql("""
                select e.first_id, e.second_id, e.position, e.verdict, e.withdraws, e.needed, e.by_person_id from youth.link_entry e
                where e.first_id = any(:some::uuid[]) or e.second_id = any(:some::uuid[])
                """).with("some", some).list((rs, n) -> line(rs)));
    }

    /** What was said between these records, the latest first. */
    List<Decision> decisions(Collection<YouthId> some) {
        return db.sql("""
                select e.first_id, e.second_id, e.position, e.verdict, e.withdraws, e.needed, e.by_person_id, e.reason, e.at, e.probability,
                  e.prior_bits, e.weights, e.model_version, p.name as person, a.name as agency
                from youth.link_entry e
                join platform.agency a on a.id = e.by_agency_id
                left join platform.person p on p.id = e.by_person_id and e.by_agency_id = (select platform.acting_agency())
                where e.first_id = any(:some::uuid[]) and e.second_id = any(:some::uuid[])
                order by e.at desc, e.first_id, e.second_id, e.position desc
                """)
                .with("some", some)
                .list((rs, n) -> new Decision(
                        line(rs),
                        rs.getString("reason"),
                        WeighedJson.of(rs),
                        Db.instant(rs, "at"),
                        rs.getString("person"),
                        rs.getString("agency")));
    }

    private static LedgerLine line(ResultSet rs) throws SQLException {
        int withdraws = rs.getInt("withdraws");
        boolean none = rs.wasNull();
        return new LedgerLine(
                new Pair(new YouthId(Db.uuid(rs, "first_id")), new YouthId(Db.uuid(rs, "second_id"))),
                rs.getInt("position"),
                Db.constant(Verdict.class, rs.getString("verdict")),
                none ? null : withdraws,
                rs.getInt("needed"),
                Db.uuid(rs, "by_person_id"));
    }
}
