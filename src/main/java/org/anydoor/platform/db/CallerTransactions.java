package org.anydoor.platform.db;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction manager over the application's pool. Only within its transactions does a connection take
 * statements: SQL outside one would have no caller, so every row would silently be hidden; here it is an error.
 */
final class CallerTransactions extends JdbcTransactionManager {
    private static final ScopedValue<Boolean> BEGINNING = ScopedValue.newInstance();

    private static final String SAY =
            "select set_config('app.caller', ?, true), set_config('app.person', ?, true), set_config('app.agency', ?, true), set_config('app.proof', ?, true)";

    private final JdbcTemplate jdbc;

    CallerTransactions(DataSource guarded) {
        super(guarded);
        this.jdbc = new JdbcTemplate(guarded);
    }

    /** Tells PostgreSQL who asks; a begin that nobody answers for leaves no connection behind. */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        Caller caller =
                Callers.current().orElseThrow(() -> new IllegalStateException("a transaction without a caller"));
        ScopedValue.where(BEGINNING, true).run(() -> super.doBegin(transaction, definition));
        try {
            jdbc.query(
                    SAY,
                    row -> {},
                    caller.kind(),
                    caller.person().map(id -> id.value().toString()).orElse(""),
                    caller.agency().map(id -> id.value().toString()).orElse(""),
                    caller.proof());
        } catch (RuntimeException unsaid) {
            doCleanupAfterCompletion(transaction);
            throw unsaid;
        }
    }

    /** Remembers whose the transaction is, and lets nobody else work in it: the database would take them for its owner. */
    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        super.prepareSynchronization(status, definition);
        Caller caller = Callers.current().orElse(null);
        if (status.isNewTransaction()) {
            TransactionSynchronizationManager.registerSynchronization(new Begun(this, Objects.requireNonNull(caller)));
        } else if (status.hasTransaction() && !begun().caller().equals(caller)) {
            throw new IllegalTransactionStateException("the transaction is another caller's");
        }
    }

    private Begun begun() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Begun.class::isInstance)
                .map(Begun.class::cast)
                .filter(it -> it.by() == this)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** Whose a transaction is; laid aside and taken up again together with it. */
    private record Begun(CallerTransactions by, Caller caller) implements TransactionSynchronization {}

    /** The pool, closed to everything but the begin of a transaction and the question which database this is. */
    static DataSource guarded(DataSource pool) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return BEGINNING.isBound() ? connection : withoutStatements(connection);
            }
        };
    }

    /** Libraries ask at their start for the product's name; anything beyond that would be SQL without a caller. */
    private static Connection withoutStatements(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CallerTransactions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMetaData" -> connection.getMetaData();
                    case "close" -> {
                        connection.close();
                        yield null;
                    }
                    case "isClosed" -> connection.isClosed();
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "a connection without a caller";
                    default -> throw new SQLException("SQL outside a transaction has no caller");
                });
    }
}
