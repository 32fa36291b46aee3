package org.anydoor.intake.triage;

import static java.util.Objects.requireNonNull;
import static org.anydoor.platform.db.Db.constant;
import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Interpreter;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SQL of {@code intake.concern}, and of the originals that masking seals away. */
@Component
class Concerns {
    private static final String COLUMNS = """
            c.id, c.agency_id, c.short, c.door, c.language, c.arrived_at, c.danger, c.harm, c.what, c.signs, c.youth_called, c.youth_age,
            c.age_low, c.age_high, c.youth_gender, c.youth_look, c.place_said, c.when_said, c.interpreter, c.self_report, c.case_number,
            c.masked, c.joined_into, c.version
            """;

    private final Db db;

    Concerns(Db db) {
        this.db = db;
    }

    Optional<Concern> find(ConcernId id) {
        return db.sql("select " + COLUMNS + " from intake.concern c where c.id = :id")
                .with("id", id)
                .find(Concerns::row);
    }

    List<Concern> all(Collection<ConcernId> some) {
        return some.isEmpty()
                ? List.of()
                : db.sql("select " + COLUMNS
                                + " from intake.concern c where c.id = any(:ids) order by c.arrived_at desc")
                        .with("ids", some)
                        .list(Concerns::row);
    }

    /** Those joined into this one. */
    List<Concern> joinedInto(ConcernId id) {
        return db.sql("select " + COLUMNS + " from intake.concern c where c.joined_into = :id order by c.arrived_at")
                .with("id", id)
                .list(Concerns::row);
    }

    /** By what staff and sender call it on the phone; rows of every agency that the caller may see. */
    List<ConcernId> byShortName(String shortName) {
        return db.sql("""
                select c.id from intake.concern c
                where c.agency_id = any (array(select a.id from platform.agency a)) and c.short = :short
                """).with("short", shortName).list((rs, n) -> new ConcernId(uuid(rs, "id")));
    }

    /** The agency's concerns that arrived around this one; whether they may be about the same is decided in {@link Likeness}. */
    List<Concern> around(Concern concern, int days, int most) {
        return db.sql("select " + COLUMNS + """
                 from intake.concern c
                where c.agency_id = :agency and c.arrived_at between :from and :until and c.id <> :id and c.joined_into is null
                order by c.arrived_at desc limit :most
                """)
                .with("agency", concern.owner())
                .with("from", concern.arrived().minus(java.time.Duration.ofDays(days)))
                .with("until", concern.arrived().plus(java.time.Duration.ofDays(days)))
                .with("id", concern.id())
                .with("most", most)
                .list(Concerns::row);
    }

    /** False where somebody changed it meanwhile. */
    boolean mask(ConcernId id, Concern.Field field, String masked, int version) {
        return db.sql(
                                "update intake.concern set " + column(field)
                                        + " = :masked, masked = true, version = version + 1 where id = :id and version = :version")
                        .with("masked", masked)
                        .with("id", id)
                        .with("version", version)
                        .run()
                == 1;
    }

    Map<Concern.Field, byte[]> originals(ConcernId id) {
        var found = new EnumMap<Concern.Field, byte[]>(Concern.Field.class);
        db.sql("select field, body from intake.original where concern_id = :id")
                .with("id", id)
                .list((rs, n) -> found.put(
                        constant(Concern.Field.class, rs.getString("field")), requireNonNull(rs.getBytes("body"))));
        return found;
    }

    Optional<byte[]> original(ConcernId id, Concern.Field field) {
        return db.sql("select body from intake.original where concern_id = :id and field = :field")
                .with("id", id)
                .with("field", field)
                .find((rs, n) -> rs.getBytes("body"));
    }

    void keepOriginal(ConcernId id, AgencyId owner, Concern.Field field, byte[] sealed) {
        db.sql("insert into intake.original (concern_id, field, agency_id, body) values (:id, :field, :owner, :body)")
                .with("id", id)
                .with("field", field)
                .with("owner", owner)
                .with("body", sealed)
                .run();
    }

    void join(ConcernId id, @Nullable ConcernId into) {
        db.sql("update intake.concern set joined_into = :into::uuid, version = version + 1 where id = :id")
                .with("into", into)
                .with("id", id)
                .runExactly(1);
    }

    private static String column(Concern.Field field) {
        return switch (field) {
            case WHAT -> "what";
            case YOUTH_LOOK -> "youth_look";
            case PLACE_SAID -> "place_said";
            case WHEN_SAID -> "when_said";
        };
    }

    private static Concern row(ResultSet rs, int number) throws SQLException {
        UUID joined = rs.getObject("joined_into", UUID.class);
        return new Concern(
                new ConcernId(uuid(rs, "id")),
                new AgencyId(uuid(rs, "agency_id")),
                rs.getString("short"),
                rs.getString("door"),
                Language.find(rs.getString("language")).orElseThrow(),
                instant(rs, "arrived_at"),
                constant(Danger.class, rs.getString("danger")),
                harm(rs.getString("harm")),
                rs.getString("what"),
                Db.words(rs, "signs"),
                whom(rs),
                rs.getString("place_said"),
                rs.getString("when_said"),
                constant(Interpreter.class, rs.getString("interpreter")),
                rs.getBoolean("self_report"),
                rs.getString("case_number"),
                rs.getBoolean("masked"),
                joined == null ? null : new ConcernId(joined),
                rs.getInt("version"));
    }

    private static @Nullable Harm harm(@Nullable String said) {
        return said == null ? null : constant(Harm.class, said);
    }

    private static Concern.Whom whom(ResultSet rs) throws SQLException {
        return new Concern.Whom(
                rs.getString("youth_called"),
                rs.getString("youth_age"),
                rs.getObject("age_low", Integer.class),
                rs.getObject("age_high", Integer.class),
                rs.getString("youth_gender"),
                rs.getString("youth_look"));
    }
}
