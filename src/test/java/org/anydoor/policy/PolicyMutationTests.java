package org.anydoor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.anydoor.policy.PolicyDatabase.Miss;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Takes each condition out of each row policy, of the view of grants and of the functions that policies ask, one at a time,
 * and demands that somebody in the scene then sees or can do something else. A condition that nobody misses is either a rule
 * without a proof or no rule at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyMutationTests {
    private static final String GRANTED = "platform.granted";
    private static final List<String> ALL = List.of("select", "insert", "update", "delete");

    private PolicyDatabase database;
    private List<String> callers;

    /** Where changes were missed, the most telling first: most others show in one of the same places. */
    private final List<Miss> known = new ArrayList<>();

    private final Map<Miss, Integer> told = new HashMap<>();

    /** Where a change to the same policy or function was missed; asked before all others. */
    private final Map<String, Set<Miss>> same = new HashMap<>();

    /** One change to the database, the tables and kinds of statement where it shows, and what it takes out of what. */
    private record Change(String statement, List<String> shows, List<String> kinds, String of, String taken) {}

    /**
     * What a policy lets see shows in its own table: other tables' policies read it only through that. The owner's policies
     * show in what the functions answer.
     */
    private record Policy(
            String table, String name, String expression, String clause, List<String> kinds, List<String> shows) {}

    @BeforeAll
    void openTheScene() throws SQLException {
        database = PolicyDatabase.make();
        callers = database.callers();
    }

    @AfterAll
    void closeTheScene() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void everyConditionOfEveryPolicyIsMissedBySomebody() throws SQLException {
        var changes = new ArrayList<Change>();
        changes.addAll(ofPolicies());
        changes.addAll(ofView(
                GRANTED,
                Stream.concat(
                                Stream.of(Probes.FUNCTIONS),
                                policies().stream()
                                        .filter(it -> it.expression().contains(GRANTED))
                                        .map(Policy::table))
                        .distinct()
                        .toList()));
        changes.addAll(ofView("platform.member_now", List.of(Probes.FUNCTIONS)));
        changes.addAll(ofFunctions());
        changes.removeIf(it -> EquivalentMutants.contains(it.of(), it.taken()));
        var survivors = new ArrayList<String>();
        for (Change change : changes) {
            if (survives(change)) {
                survivors.add(change.of() + " without " + change.taken());
            }
        }
        assertThat(database.missedBy(callers, null, ALL, ""))
                .as("what is got without any change")
                .isNull();
        System.out.printf("policy mutants: made %d, killed %d%n", changes.size(), changes.size() - survivors.size());
        assertThat(survivors).isEmpty();
    }

    private boolean survives(Change change) throws SQLException {
        database.run("begin");
        try {
            database.run(change.statement());
            Miss miss = whereMissed(change);
            if (miss != null) {
                same.computeIfAbsent(change.of(), it -> new LinkedHashSet<>()).add(miss);
                if (told.merge(miss, 1, Integer::sum) == 1) {
                    known.add(miss);
                }
                known.sort(Comparator.comparing(it -> -told.getOrDefault(it, 0)));
            }
            return miss == null;
        } finally {
            database.run("rollback");
        }
    }

    private @Nullable Miss whereMissed(Change change) throws SQLException {
        var likely = new LinkedHashSet<>(same.getOrDefault(change.of(), Set.of()));
        known.stream().filter(it -> change.shows().contains(it.table())).forEach(likely::add);
        for (Miss miss : likely) {
            if (database.isMissed(miss)) {
                return miss;
            }
        }
        String name = change.of().replace("()", "");
        for (String table : change.shows()) {
            Miss miss = database.missedBy(callers, table, change.kinds(), name);
            if (miss != null) {
                return miss;
            }
        }
        return null;
    }

    private List<Change> ofPolicies() throws SQLException {
        var changes = new ArrayList<Change>();
        for (Policy policy : policies()) {
            var mutants = new ArrayList<>(Mutants.of(policy.expression()));
            mutants.add(new Mutants.Mutant("false", "the whole policy"));
            mutants.removeIf(it -> it.expression().equals(policy.expression()));
            for (Mutants.Mutant mutant : mutants) {
                changes.add(new Change(
                        "alter policy %s on %s %s (%s)"
                                .formatted(policy.name(), policy.table(), policy.clause(), mutant.expression()),
                        policy.shows(),
                        policy.kinds(),
                        policy.table() + " " + policy.name() + " " + policy.clause(),
                        oneLine(mutant.taken())));
            }
        }
        return changes;
    }

    private List<Policy> policies() throws SQLException {
        var policies = new ArrayList<Policy>();
        database.list(
                """
                select format('%I.%I', schemaname, tablename), format('%I', policyname), qual, with_check, lower(cmd),
                  'anydoor_owner' = any (roles)
                from pg_policies order by 1, 2
                """,
                row -> {
                    add(policies, row, 3, "using");
                    return add(policies, row, 4, "with check");
                });
        return policies;
    }

    private static boolean add(List<Policy> policies, ResultSet row, int column, String clause) throws SQLException {
        String expression = row.getString(column);
        String command = row.getString(5);
        return expression != null
                && policies.add(new Policy(
                        row.getString(1),
                        row.getString(2),
                        expression,
                        clause,
                        command.equals("all") ? ALL : List.of(command),
                        List.of(row.getBoolean(6) ? Probes.FUNCTIONS : row.getString(1))));
    }

    private List<Change> ofView(String name, List<String> shows) throws SQLException {
        String view = database.list("select pg_get_viewdef('%s'::regclass)".formatted(name), row -> row.getString(1))
                .getFirst();
        return Mutants.of(view.replace(";", "")).stream()
                .filter(it -> !it.expression().equals("true"))
                .map(it -> new Change(
                        "create or replace view %s with (security_invoker = true) as %s"
                                .formatted(name, it.expression()),
                        shows,
                        ALL,
                        name,
                        oneLine(it.taken())))
                .toList();
    }

    private List<Change> ofFunctions() throws SQLException {
        var changes = new ArrayList<Change>();
        database.list(
                """
                select format('%I.%I', n.nspname, p.proname), pg_get_functiondef(p.oid),
                  (select array_agg(format('%I.%I', tn.nspname, t.relname)) from pg_trigger g join pg_class t on t.oid = g.tgrelid
                    join pg_namespace tn on tn.oid = t.relnamespace where g.tgfoid = p.oid)
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where pg_get_userbyid(p.proowner) = 'anydoor_owner' and p.prokind = 'f' and p.proname <> 'sample_stays'
                order by 1
                """,
                row -> {
                    // One table that misses it is enough: the function is the same for all that it guards.
                    Array triggered = row.getArray(3);
                    List<String> shows =
                            triggered == null ? List.of(Probes.FUNCTIONS) : List.of((String[]) triggered.getArray());
                    for (Mutants.Mutant mutant : FunctionMutants.of(row.getString(2))) {
                        changes.add(new Change(
                                mutant.expression(), shows, ALL, row.getString(1) + "()", oneLine(mutant.taken())));
                    }
                    return true;
                });
        return changes;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
