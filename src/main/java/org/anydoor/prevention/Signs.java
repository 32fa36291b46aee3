package org.anydoor.prevention;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Recent;
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
    private final Recent<Map<String, List<Offered>>> sets;

    Signs(Db db, Clock clock, TransactionOperations transactions) {
        this.db = db;
        this.sets = new Recent<>(Caller.Public.ANYBODY, transactions, clock, at -> read());
    }

    /** A sign of a set; a rare one may be folded away. */
    public record Offered(String key, boolean rare) {}

    /** The signs of a set, in the order in which people are asked; a door without a set offers none. */
    public List<Offered> ofSet(@Nullable String set) {
        return set == null ? List.of() : sets.now().getOrDefault(set, List.of());
    }

    private Map<String, List<Offered>> read() {
        return db
                .sql("""
                        select t.set_key, s.key, t.rare
                        from prevention.sign_set t
                        join prevention.sign s on s.key = t.sign_key
                        order by s.position, s.key
                        """)
                .list((row, number) ->
                        Map.entry(row.getString("set_key"), new Offered(row.getString("key"), row.getBoolean("rare"))))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
