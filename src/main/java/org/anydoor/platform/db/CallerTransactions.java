package org.anydoor.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The transaction manager over the application's pool. It is the only one to take connections from the pool: SQL
 * outside a transaction would have no caller, so every row would silently be hidden; here it is an error.
 */
final class CallerTransactions extends JdbcTransactionManager {
    private static final ScopedValue<Boolean> BEGINNING = ScopedValue.newInstance();

    CallerTransactions(DataSource guarded) {
        super(guarded);
        setTransactionExecutionListeners(List.of(new CallerListener(new JdbcTemplate(guarded))));
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        ScopedValue.where(BEGINNING, true).run(() -> super.doBegin(transaction, definition));
    }

    /** The pool, closed to everything but the begin of a transaction. */
    static DataSource guarded(DataSource pool) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                if (!BEGINNING.isBound()) {
                    throw new SQLException("SQL outside a transaction has no caller");
                }
                return super.getConnection();
            }
        };
    }
}
