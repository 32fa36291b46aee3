package org.anydoor.platform.retention;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.MigratedDatabase;
import org.anydoor.platform.PlatformFixtures;

/** In which tables, and in how many rows, a word stands: as text, in bytes or in an array, in any column. */
final class Traces {
    private static final List<String> TABLES =
            MigratedDatabase.superuser().sql("""
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
            """).query(String.class).list();

    private Traces() {}

    static Map<String, Long> of(String word) {
        String bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        var traces = new LinkedHashMap<String, Long>();
        for (String table : TABLES) {
            long rows = PlatformFixtures.value(
                    Long.class,
                    "select count(*) from " + table
                            + " as t where strpos(lower(t::text), ?) > 0 or strpos(t::text, ?) > 0",
                    word.toLowerCase(java.util.Locale.ROOT),
                    bytes);
            if (rows > 0) {
                traces.put(table, rows);
            }
        }
        return traces;
    }
}
