package org.anydoor.platform.db;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * SQL of sweeps across all agencies, on the jobs' own pool and role: it sees only the tables that name a sweep in their
 * policies, and a flood of requests on the application's pool cannot keep deadlines from being seen.
 */
public class JobsDb {
    private final Db db;
    private final TransactionTemplate transaction;

    JobsDb(Db db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /** Over connections of the jobs' own role, for the program and for commands that work beside it. */
    public static JobsDb over(DataSource jobs) {
        DataSource guarded = CallerTransactions.guarded(jobs);
        JdbcTemplate jdbc = new JdbcTemplate(guarded);
        return new JobsDb(
                new Db(JdbcClient.create(jdbc), jdbc), new TransactionTemplate(new CallerTransactions(guarded)));
    }

    /** Runs the work in one transaction as the sweep of this name. */
    public <T> T sweep(String name, Function<Db, T> work) {
        return Callers.as(new Caller.Sweep(name), () -> transaction.execute(status -> work.apply(db)));
    }
}
