package org.anydoor.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The SQL of the schema {@code youth}. */
@Repository
class Records {
    private static final String COLUMNS = """
            r.id, r.agency_id, r.called, r.given_name, r.surname, r.pronouns, r.name_used_with, r.gender, r.birth_date,
            r.age_low, r.age_high, r.age_as_of, r.language, r.safety_flags, r.version, r.made_at
            """;

    /** What is compared, and what the name is cleared for; nothing else of another agency's record is read for matching. */
    private static final String COMPARED = """
            r.id, r.agency_id, r.called, r.given_name, r.surname, r.pronouns, r.name_used_with, r.gender, r.birth_date,
            r.age_low, r.age_high, r.age_as_of, null as language, null::text[] as safety_flags, r.version, r.made_at
            """;

    private final Db db;
    private final Matches matches;
    private final ExactKeys exact;

    Records(Db db, Matches matches, ExactKeys exact) {
        this.db = db;
        this.matches = matches;
        this.exact = exact;
    }

    void add(YouthId id, AgencyId agency, YouthDetails it, Instant at, @Nullable PersonId by) {
        filled(db.sql("""
                insert into youth.record (id, agency_id, called, given_name, surname, pronouns, name_used_with, gender, birth_date,
                  age_low, age_high, age_as_of, language, safety_flags, made_at, made_by, keys_version)
                values (:id, :agency, :called, :given, :surname, :pronouns, :with, :gender, :birth,
                  :low, :high, :asOf, :language, :flags, :at, :by, :keys)
                """), it)
                .with("keys", MatchKeys.VERSION)
                .with("id", id)
                .with("agency", agency)
                .with("at", at)
                .with("by", by)
                .runExactly(1);
        addKeys(id, agency, NameKeys.of(it));
        matches.add(id, agency, it);
        exact.keepNames(id, agency, it);
    }

    /** Whether the record still had that version and belongs to the caller's agency. */
    boolean change(YouthId id, AgencyId agency, int version, YouthDetails it) {
        int changed = filled(db.sql("""
                update youth.record set called = :called, given_name = :given, surname = :surname, pronouns = :pronouns,
                  name_used_with = :with, gender = :gender, birth_date = :birth, age_low = :low, age_high = :high, age_as_of = :asOf,
                  language = :language, safety_flags = :flags, version = version + 1, keys_version = :keys
                where id = :id and agency_id = :agency and version = :version
                """), it)
                .with("keys", MatchKeys.VERSION)
                .with("id", id)
                .with("agency", agency)
                .with("version", version)
                .run();
        if (changed == 1) {
            db.sql("delete from youth.name_key where agency_id = :agency and record_id = :id")
                    .with("agency", agency)
                    .with("id", id)
                    .run();
            addKeys(id, agency, NameKeys.of(it));
            matches.change(id, agency, it);
            exact.keepNames(id, agency, it);
        }
        return changed == 1;
    }

    private static Db.Statement filled(Db.Statement sql, YouthDetails it) {
        GivenAge age = it.age();
        return sql.with("called", it.called())
                .with("given", it.givenName())
                .with("surname", it.surname())
                .with("pronouns", it.pronouns())
                .with("with", it.nameUsedWith())
                .with("gender", it.gender())
                .with("birth", it.birthDate())
                .with("low", age == null ? null : age.low())
                .with("high", age == null ? null : age.high())
                .with("asOf", age == null ? null : age.asOf())
                .with("language", it.language())
                .with("flags", it.flags().stream().sorted().toList());
    }

    private void addKeys(YouthId id, AgencyId agency, Set<String> keys) {
        db.sql(
                        "insert into youth.name_key (agency_id, key, record_id) select :agency, k, :id from unnest(:keys::text[]) as k")
                .with("agency", agency)
                .with("keys", keys)
                .with("id", id)
                .run();
    }

    Optional<YouthRecord> find(YouthId id) {
        return db.sql("select " + COLUMNS + " from youth.record r where r.id = :id")
                .with("id", id)
                .find(Records::row);
    }

    List<YouthRecord> all(Collection<YouthId> ids) {
        return db.sql("select " + COLUMNS + " from youth.record r where r.id = any(:ids::uuid[])")
                .with("ids", ids)
                .list(Records::row);
    }

    /** What may be compared of these, in the order given. */
    List<YouthRecord> forMatching(List<YouthId> ids) {
        return db.sql("select " + COMPARED + """
                from unnest(:ids::uuid[]) with ordinality as wanted (id, place) join youth.record r on r.id = wanted.id
                order by wanted.place
                """).with("ids", ids).list(Records::row);
    }

    /** Some whose keys were made otherwise, or never. */
    List<YouthRecord> withoutKeys(AgencyId agency, int most) {
        return db.sql("select " + COLUMNS + """
                from youth.record r where r.agency_id = :agency and r.keys_version <> :version
                order by r.id limit :most for update
                """)
                .with("agency", agency)
                .with("version", MatchKeys.VERSION)
                .with("most", most)
                .list(Records::row);
    }

    /** Those whose keys meet most of the wanted ones first. */
    List<YouthRecord> candidates(AgencyId agency, Set<String> keys, int most) {
        return db.sql("select " + COLUMNS + """
                from youth.record r
                join (
                  select k.record_id, count(*) as met from youth.name_key k
                  where k.agency_id = :agency and k.key = any(:keys::text[])
                  group by k.record_id order by met desc, k.record_id desc limit :most) found on found.record_id = r.id
                order by found.met desc, r.id desc
                """)
                .with("agency", agency)
                .with("keys", keys)
                .with("most", most)
                .list(Records::row);
    }

    List<YouthRecord> newest(AgencyId agency, int from, int most) {
        return db.sql("select " + COLUMNS + """
                from youth.record r where r.agency_id = :agency order by r.made_at desc, r.id desc offset :from limit :most
                """)
                .with("agency", agency)
                .with("from", from)
                .with("most", most)
                .list(Records::row);
    }

    List<YouthRecord> after(AgencyId agency, @Nullable YouthId last, int most) {
        return db.sql("select " + COLUMNS + """
                from youth.record r where r.agency_id = :agency and (:last::uuid is null or r.id > :last::uuid) order by r.id limit :most
                """)
                .with("agency", agency)
                .with("last", last)
                .with("most", most)
                .list(Records::row);
    }

    /** What other agencies let the caller see. */
    List<YouthRecord> shared(AgencyId agency, int most) {
        return db.sql("select " + COLUMNS + """
                from youth.record r
                where r.id in (select g.subject_id from platform.granted g where g.category = 'identity') and r.agency_id <> :agency
                order by r.made_at desc limit :most
                """)
                .with("agency", agency)
                .with("most", most)
                .list(Records::row);
    }

    long count(AgencyId agency) {
        return db.sql("select count(*) from youth.record r where r.agency_id = :agency")
                .with("agency", agency)
                .count();
    }

    private static YouthRecord row(ResultSet rs, int number) throws SQLException {
        LocalDate asOf = rs.getObject("age_as_of", LocalDate.class);
        GivenAge age = asOf == null ? null : new GivenAge(rs.getInt("age_low"), rs.getInt("age_high"), asOf);
        String gender = rs.getString("gender");
        var details = new YouthDetails(
                rs.getString("called"),
                rs.getString("given_name"),
                rs.getString("surname"),
                rs.getString("pronouns"),
                rs.getString("name_used_with"),
                gender == null ? null : Db.constant(Gender.class, gender),
                rs.getObject("birth_date", LocalDate.class),
                age,
                rs.getString("language"),
                Db.words(rs, "safety_flags").stream()
                        .map(word -> Db.constant(SafetyFlag.class, word))
                        .collect(Collectors.toSet()));
        return new YouthRecord(
                new YouthId(Db.uuid(rs, "id")),
                new AgencyId(Db.uuid(rs, "agency_id")),
                details,
                rs.getInt("version"),
                Db.instant(rs, "made_at"));
    }
}
