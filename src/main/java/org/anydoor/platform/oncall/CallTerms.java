package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long one person has to answer, for how long an answer holds, and how often somebody is tried: dated configuration. */
@Component
public class CallTerms {
    private final Db db;
    private final Clock clock;
    private final ZoneId city;

    CallTerms(Db db, Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.clock = clock;
        this.city = city;
    }

    /**
     * What holds from a day on.
     *
     * @param step how long one step waits before the next
     * @param answer how long others are left in peace once somebody has answered
     * @param tries how often somebody who does not pick up is tried before another way is proposed
     */
    public record Term(LocalDate from, Duration step, Duration answer, int tries, String authority) {}

    /** What holds today; works inside the caller's transaction. */
    public Term now() {
        return now(db);
    }

    Term now(Db of) {
        return read(of).stream()
                .filter(it -> !it.from().isAfter(today()))
                .toList()
                .getLast();
    }

    /** What holds now or begins later, in the order of days. */
    List<Term> live() {
        Term now = now();
        return read(db).stream().filter(it -> !it.from().isBefore(now.from())).toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }

    /** False where that day has its terms already, or is past. */
    boolean add(Term term) {
        return !term.from().isBefore(today())
                && db.sql("""
                        insert into platform.on_call_term (from_day, step_minutes, answer_minutes, tries, authority)
                        values (:from, :step, :answer, :tries, :authority) on conflict do nothing
                        """)
                                .with("from", term.from())
                                .with("step", term.step().toMinutes())
                                .with("answer", term.answer().toMinutes())
                                .with("tries", term.tries())
                                .with("authority", term.authority())
                                .run()
                        == 1;
    }

    private static List<Term> read(Db of) {
        return of.sql(
                        "select t.from_day, t.step_minutes, t.answer_minutes, t.tries, t.authority from platform.on_call_term t order by 1")
                .list((rs, n) -> new Term(
                        rs.getObject("from_day", LocalDate.class),
                        Duration.ofMinutes(rs.getInt("step_minutes")),
                        Duration.ofMinutes(rs.getInt("answer_minutes")),
                        rs.getInt("tries"),
                        rs.getString("authority")));
    }
}
