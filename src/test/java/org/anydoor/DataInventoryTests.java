package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Minn. Stat. 13.025: of every column that tells something about somebody, the inventory states class, authority and retention. */
class DataInventoryTests {
    private static final String STATEMENT =
            "class: (private|confidential|public|not-on-individuals); authority: [^;]+; retention: [^;]+";

    /** Keys, times and versions tell nothing by themselves; a category is the access rule of its row. */
    private static final String COLUMNS = """
            select format('%I.%I.%I', n.nspname, c.relname, a.attname) || ' ' || coalesce(col_description(c.oid, a.attnum), 'nothing')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relrowsecurity
              and a.atttypid not in ('uuid'::regtype, 'timestamptz'::regtype) and a.attname not in ('version', 'category')
            order by 1
            """;

    @Test
    void everyColumnSaysItsClassItsAuthorityAndHowLongItIsKept() {
        List<String> columns =
                MigratedDatabase.superuser().sql(COLUMNS).query(String.class).list();
        assertThat(columns).hasSizeGreaterThan(100);
        assertThat(columns.stream()
                        .filter(it -> !it.substring(it.indexOf(' ') + 1).matches(STATEMENT)))
                .isEmpty();
    }

    @Test
    void whoToldUsIsConfidentialEverywhere() {
        assertThat(MigratedDatabase.superuser().sql("""
                select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'body'
                where c.oid in ('intake.reporter'::regclass, 'intake.original'::regclass, 'intake.message'::regclass)
                  and col_description(c.oid, a.attnum) like 'class: confidential; authority: Minn. Stat. 260E.35;%'
                """).query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    void noFieldAsksForStatusOrOrigin() {
        assertThat(MigratedDatabase.superuser().sql("""
                select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                  and a.attname ~ '(immigra|national|birthplace|birth_place|alien|citizen|visa)'
                """).query(String.class).list())
                .isEmpty();
    }
}
