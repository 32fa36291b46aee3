package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.anydoor.platform.db.Db;

/**
 * A column whose bytes {@link MasterKey#seal(byte[], byte[])} sealed and which outlives a day. Who keeps such a column makes a
 * bean of this, so that a rotation seals it anew; the sweep {@code keys} needs the right to read and update it.
 *
 * @param key the column that names the row, as text what {@code context} is made from
 * @param context what was given to seal the row of that key
 */
public record MasterSealed(String table, String key, String column, UnaryOperator<String> context) {
    private record Row(String id, byte[] sealed) {}

    /** Seals some rows of older versions anew; answers how many it has looked at, 0 when none is left that opens. */
    int anew(Db db, MasterKey master, int atOnce) {
        int active = master.version();
        List<Integer> older =
                master.opening().stream().filter(it -> it < active).toList();
        List<Row> rows = older.isEmpty() ? List.of() : sealedBy(db, older, atOnce);
        for (Row row : rows) {
            byte[] plain = master.open(row.sealed(), context(row.id()));
            db.sql("update %1$s set %3$s = :anew where %2$s::text = :id and %3$s = :old".formatted(table, key, column))
                    .with("anew", master.seal(plain, context(row.id())))
                    .with("id", row.id())
                    .with("old", row.sealed())
                    .run();
        }
        return rows.size();
    }

    private List<Row> sealedBy(Db db, List<Integer> versions, int atOnce) {
        return db.sql("""
                select %2$s::text as id, %3$s as sealed from %1$s
                where get_byte(%3$s, 0) = any (:versions::int[]) order by %2$s limit :most
                """.formatted(table, key, column))
                .with(
                        "versions",
                        "{"
                                + String.join(
                                        ",",
                                        versions.stream().map(String::valueOf).toList()) + "}")
                .with("most", atOnce)
                .list((rs, n) -> new Row(rs.getString("id"), rs.getBytes("sealed")));
    }

    /** Every row, whatever sealed it. */
    String all() {
        return "select %2$s::text as id, %3$s as sealed from %1$s where %3$s is not null".formatted(table, key, column);
    }

    /** How many rows each version seals. */
    List<Use> uses(Db db) {
        return db.sql("""
                select get_byte(%2$s, 0) as version, count(*) as rows from %1$s where %2$s is not null group by 1 order by 1
                """.formatted(table, column)).list((rs, n) -> new Use(rs.getInt("version"), rs.getLong("rows")));
    }

    /** So many rows are sealed by that version. */
    record Use(int version, long rows) {
        /** The uses in several columns, added up by version. */
        static List<Use> sum(List<Use> all) {
            var sums = new ArrayList<Use>();
            all.stream()
                    .map(Use::version)
                    .distinct()
                    .sorted(Comparator.naturalOrder())
                    .forEach(version -> sums.add(new Use(
                            version,
                            all.stream()
                                    .filter(it -> it.version() == version)
                                    .mapToLong(Use::rows)
                                    .sum())));
            return List.copyOf(sums);
        }
    }

    private byte[] context(String id) {
        return context.apply(id).getBytes(StandardCharsets.UTF_8);
    }

    /** What this package and the sign-in keep; other packages add theirs. */
    static List<MasterSealed> own() {
        return List.of(
                new MasterSealed("platform.agency_key", "agency_id", "wrapped", id -> id),
                new MasterSealed("platform.root_key", "name", "sealed", MasterSealed::rootKey));
    }

    static String rootKey(String name) {
        return "root-key/" + name;
    }
}
