package org.anydoor.platform.inventory;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/**
 * What the deployment keeps: of every column its class under Minn. Stat. ch. 13, the authority for keeping it and how long it
 * is kept, as the migration that made the column states in its comment.
 */
@Component
@Transactional(readOnly = true)
public class Inventory {
    private static final Pattern STATEMENT = Pattern.compile("class: ([a-z-]+); authority: ([^;]+); retention: (.+)");

    private final Db db;
    private final Audit audit;

    Inventory(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** One column: the module and the record it belongs to, and what is stated of it. */
    public record Entry(
            String module, String record, String column, String dataClass, String authority, String retention) {}

    /** All of it, by module, record and column; a column without a statement keeps keys, times or versions alone. */
    public List<Entry> list() {
        return db.sql("""
                select n.nspname, c.relname, a.attname, pg_catalog.col_description(c.oid, a.attnum) as statement
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relkind in ('r', 'p') and pg_catalog.col_description(c.oid, a.attnum) like 'class: %'
                order by n.nspname, c.relname, a.attnum
                """)
                .list((rs, n) -> entry(
                        rs.getString("nspname"),
                        rs.getString("relname"),
                        rs.getString("attname"),
                        rs.getString("statement")));
    }

    private static Entry entry(String module, String record, String column, String statement) {
        Matcher stated = STATEMENT.matcher(statement);
        if (!stated.matches()) {
            throw new IllegalStateException(
                    "the inventory does not understand " + module + "." + record + "." + column);
        }
        return new Entry(
                module,
                StringUtils.capitalize(words(record)),
                words(column),
                stated.group(1),
                stated.group(2),
                stated.group(3));
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    /** As {@link #list}, taken out as a file, which is on record. */
    @Transactional
    public List<Entry> export() {
        var agency = Members.current().actingFor();
        audit.record("platform.export", agency.value(), agency);
        return list();
    }
}
