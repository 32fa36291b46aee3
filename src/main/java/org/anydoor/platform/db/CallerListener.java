package org.anydoor.platform.db;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Tells PostgreSQL at the begin of every transaction who asks. */
final class CallerListener implements TransactionExecutionListener {
    private static final String SAY =
            "select set_config('app.caller', ?, true), set_config('app.person', ?, true), set_config('app.agency', ?, true), set_config('app.proof', ?, true)";

    private final JdbcTemplate jdbc;

    CallerListener(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null) {
            return;
        }
        Caller caller = Callers.current().orElseThrow();
        jdbc.query(
                SAY,
                row -> {},
                caller.kind(),
                caller.person().map(id -> id.value().toString()).orElse(""),
                caller.agency().map(id -> id.value().toString()).orElse(""),
                caller.proof());
    }
}
