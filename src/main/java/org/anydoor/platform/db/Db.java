package org.anydoor.platform.db;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** SQL written as SQL: binds typed ids, instants, enums and arrays by name; works only inside a transaction. */
@Component
public class Db {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Db(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.batches = new NamedParameterJdbcTemplate(template);
    }

    /** Executes one statement for many rows in one batch; each row's values by parameter name. */
    public void runEach(String sql, List<Map<String, @Nullable Object>> rows) {
        SqlParameterSource[] batch = rows.stream()
                .map(row -> {
                    var values = new MapSqlParameterSource();
                    row.forEach((name, value) -> values.addValue(name, toSql(value)));
                    return values;
                })
                .toArray(SqlParameterSource[]::new);
        batches.batchUpdate(sql, batch);
    }

    /** Begins a statement with {@code :named} parameters. */
    public Statement sql(String sql) {
        return new Statement(jdbc.sql(sql));
    }

    /** Streams what a query without parameters finds, row by row in the binary form of COPY: for a look at everything. */
    public void copy(String query, Consumer<ByteBuffer> row) {
        batches.getJdbcOperations().execute((ConnectionCallback<Boolean>) connection -> {
            BinaryCopy.read(connection, query, row);
            return true;
        });
    }

    /** Begins several writes that share one round trip. */
    public Together together() {
        return new Together(jdbc);
    }

    /** One statement being filled in. */
    public static final class Statement {
        private final StatementSpec spec;

        private Statement(StatementSpec spec) {
            this.spec = spec;
        }

        /** Binds a value; ids, instants, enums and collections of them become what PostgreSQL knows. */
        public Statement with(String name, @Nullable Object value) {
            spec.param(name, toSql(value));
            return this;
        }

        /** All rows. */
        public <T> List<T> list(RowMapper<T> row) {
            return spec.query(row).list();
        }

        /** The row, or empty; more than one is a bug. */
        public <T> Optional<T> find(RowMapper<T> row) {
            return spec.query(row).optional();
        }

        /** The row; none or several is a bug. */
        public <T> T one(RowMapper<T> row) {
            return spec.query(row).single();
        }

        /** A single number. */
        public long count() {
            return one((rs, n) -> rs.getLong(1));
        }

        /** Executes and answers how many rows changed. */
        public int run() {
            return spec.update();
        }

        /** Executes and insists on the number of rows: under row security a refused update is silent. */
        public void runExactly(int expected) {
            int changed = run();
            if (changed != expected) {
                throw new RowsDiffer(expected, changed);
            }
        }

        /** Executes and insists on no more than that, where row security alone says which rows; answers whether any changed. */
        public boolean runAtMostOnce() {
            int changed = run();
            if (changed > 1) {
                throw new RowsDiffer(1, changed);
            }
            return changed == 1;
        }
    }

    /** A write touched another number of rows than the rule says, hence the transaction must not stand. */
    public static final class RowsDiffer extends RuntimeException {
        RowsDiffer(int expected, int changed) {
            super("expected " + expected + " rows, changed " + changed);
        }
    }

    static @Nullable Object toSql(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Id id -> id.value();
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case Enum<?> word -> word(word);
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    /** The constraint that refused a write, so that one cause is never taken for another; empty where none is named. */
    public static Optional<String> brokenConstraint(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof PSQLException cause
                ? Optional.ofNullable(cause.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                : Optional.empty();
    }

    /** An enum constant as it stands in the database: lower case, hyphens. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that {@link #word} wrote. */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Object array(Collection<?> many) {
        Object first = many.isEmpty() ? "" : toSql(many.iterator().next());
        return first instanceof UUID
                ? many.stream().map(Db::toSql).toArray(UUID[]::new)
                : many.stream().map(each -> String.valueOf(toSql(each))).toArray(String[]::new);
    }

    /** An instant of a row. */
    public static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** An instant of a row that may be missing. */
    public static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A key of a row. */
    public static UUID uuid(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, UUID.class);
    }

    /** The words of a text array. */
    public static List<String> words(ResultSet rs, String column) throws SQLException {
        java.sql.Array array = rs.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
