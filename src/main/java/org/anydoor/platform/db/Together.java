package org.anydoor.platform.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes that go to the database in one round trip and in the order given. Each is a statement of its own, so a row
 * policy sees what the statements before it wrote; one refused row ends them all.
 */
public final class Together {
    private static final Pattern NAMES = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");
    private static final Map<String, String> NUMBERED = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final List<String> statements = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Together(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an insert or update with {@code :named} parameters of its own. */
    public Part sql(String sql) {
        String number = "p" + statements.size() + "_";
        statements.add(
                NUMBERED.computeIfAbsent(number + sql, key -> NAMES.matcher(sql).replaceAll(":" + number + "$1")));
        return new Part(number);
    }

    /** One statement being filled in. */
    public final class Part {
        private final String number;

        private Part(String number) {
            this.number = number;
        }

        public Part with(String name, @Nullable Object value) {
            values.put(number + name, Db.toSql(value));
            return this;
        }
    }

    /** Executes all of them, in the current transaction. */
    public void run() {
        if (!statements.isEmpty()) {
            jdbc.sql(String.join(";\n", statements)).params(values).update();
        }
    }
}
