package org.anydoor.youth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Repository;

/** The SQL of {@code youth.match_key}: keys compared by equality, agency first, because nothing else uses an index under row security. */
@Repository
class Matches {
    /** Whose keys meet the wanted ones, those first whose keys the fewest share. */
    static final String MEETING = """
            with met as materialized (
              select k.record_id, k.key from youth.match_key k
              where k.agency_id = any(:agencies::uuid[]) and k.key = any(:keys::bigint[])),
            shared as (select m.key, 20 - ln(count(*)) as tells from met m group by m.key)
            select m.record_id from met m join shared s on s.key = m.key
            group by m.record_id order by sum(s.tells) desc, m.record_id limit :most
            """;

    private final Db db;

    Matches(Db db) {
        this.db = db;
    }

    /** Reads for matching and for nothing else: what an agreement opens for it is closed again when the reading is over. */
    <T> T matching(Supplier<T> reading) {
        purpose("matching");
        T read = reading.get();
        purpose("");
        return read;
    }

    private void purpose(String purpose) {
        db.sql("select set_config('app.purpose', :purpose, true)")
                .with("purpose", purpose)
                .one((rs, number) -> rs.getString(1));
    }

    /** Whether the caller, who reads for matching, is shown candidates of other agencies at all. */
    boolean maySeek() {
        return db.sql("select youth.may_seek()").one((rs, number) -> rs.getBoolean(1));
    }

    /** The agencies whose records are candidates for the caller now, each with the authority. */
    Map<AgencyId, String> agreed() {
        Map<AgencyId, String> agreed = new HashMap<>();
        db.sql("select m.agency_id, m.authority from youth.matching() m").list((rs, number) -> {
            agreed.put(new AgencyId(Db.uuid(rs, "agency_id")), rs.getString("authority"));
            return number;
        });
        return agreed;
    }

    List<YouthId> meeting(Collection<AgencyId> agencies, Set<Long> keys, int most) {
        return db.sql(MEETING)
                .with("agencies", agencies)
                .with("keys", keys)
                .with("most", most)
                .list((rs, number) -> new YouthId(Db.uuid(rs, "record_id")));
    }

    void add(YouthId id, AgencyId agency, YouthDetails it) {
        db.sql("""
                insert into youth.match_key (agency_id, key, record_id) select :agency, k, :id from unnest(:keys::bigint[]) as k
                """)
                .with("agency", agency)
                .with("keys", MatchKeys.of(it))
                .with("id", id)
                .run();
    }

    void change(YouthId id, AgencyId agency, YouthDetails it) {
        db.sql("delete from youth.match_key where record_id = :id and agency_id = :agency")
                .with("id", id)
                .with("agency", agency)
                .run();
        add(id, agency, it);
    }

    /** Marks the records whose keys were just made. */
    void made(Collection<YouthId> ids) {
        db.sql("update youth.record set keys_version = :version where id = any(:ids::uuid[])")
                .with("version", MatchKeys.VERSION)
                .with("ids", ids)
                .runExactly(ids.size());
    }

    static Collection<AgencyId> with(AgencyId own, Collection<AgencyId> others) {
        List<AgencyId> all = new ArrayList<>(others);
        all.add(own);
        return all;
    }
}
