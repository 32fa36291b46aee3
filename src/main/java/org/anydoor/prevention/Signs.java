package org.anydoor.prevention;

import java.util.List;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The signs that a door offers to tick: what somebody does or must bear, never how they look or where they come from. The
 * words of a sign are the text {@code prevention.sign.<key>}.
 */
@Component
public class Signs {

    private final Db db;
    private final TransactionOperations transactions;

    Signs(Db db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** Keys of a set, in the order in which people are asked; a door without a set offers none. */
    public List<String> ofSet(@Nullable String set) {
        return set == null
                ? List.of()
                : Callers.as(Caller.Public.ANYBODY, () -> transactions.execute(status -> read(set)));
    }

    private List<String> read(String set) {
        return db.sql("""
                        select s.key
                        from prevention.sign_set t
                        join prevention.sign s on s.key = t.sign_key
                        where t.set_key = :set
                        order by s.position, s.key
                        """).with("set", set).list((row, number) -> row.getString("key"));
    }
}
