package org.anydoor.platform.backup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds that was there before a certain transaction and was not changed since: for each table how many rows, and
 * a digest of them in whatever order. Of two readings of one database the later one's rows are among the earlier one's, and so are
 * those of a copy that was made between the two: that makes a copy of a busy database comparable to the row.
 */
record Reading(String before, Map<String, Rows> tables) {
    /** Rows of one table. */
    record Rows(long count, BigDecimal digest) {}

    /** Reads what is there now. */
    static Reading first(Connection database) throws SQLException {
        return since(
                database,
                text(database, "select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint & 4294967295)::text"));
    }

    /** Reads what is left of that, here or in a copy. */
    Reading again(Connection database) throws SQLException {
        return since(database, before);
    }

    private static Reading since(Connection database, String transaction) throws SQLException {
        Map<String, Rows> tables = new TreeMap<>();
        try (Statement statement = database.createStatement()) {
            statement.execute("set timezone = 'UTC'; set datestyle = 'ISO'; set bytea_output = 'hex'");
            for (String table : tables(statement)) {
                tables.put(table, rows(statement, table, transaction));
            }
        }
        return new Reading(transaction, tables);
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema')
                order by 1
                """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Rows rows(Statement statement, String table, String transaction) throws SQLException {
        try (ResultSet rows = statement.executeQuery("""
                select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from only %s as t
                where age(t.xmin) > age('%s'::xid)
                """.formatted(table, transaction))) {
            rows.next();
            return new Rows(rows.getLong(1), rows.getBigDecimal(2));
        }
    }

    private static String text(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The first table in which a copy, made between this reading and a later one, cannot be a true one. */
    Optional<String> differs(Reading copy, Reading later) {
        if (!copy.tables.keySet().containsAll(later.tables.keySet())) {
            return later.tables.keySet().stream()
                    .filter(it -> !copy.tables.containsKey(it))
                    .findFirst();
        }
        return copy.tables.keySet().stream()
                .filter(it -> !isBetween(copy.tables.get(it), tables.get(it), later.tables.get(it)))
                .findFirst();
    }

    /** A table that was made or dropped meanwhile cannot be compared. */
    private static boolean isBetween(@Nullable Rows copy, @Nullable Rows earlier, @Nullable Rows later) {
        if (copy == null || earlier == null || later == null) {
            return true;
        }
        boolean counted = copy.count() <= earlier.count() && copy.count() >= later.count();
        boolean like = copy.count() != earlier.count() || copy.digest().compareTo(earlier.digest()) == 0;
        boolean likeLater = copy.count() != later.count() || copy.digest().compareTo(later.digest()) == 0;
        return counted && like && likeLater;
    }

    long rows() {
        return tables.values().stream().mapToLong(Rows::count).sum();
    }
}
