package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The rota of the caller's agency: kept by its administrators, read by its people. */
@Service
public class OnCall {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Rotas rotas;
    private final DutyHours hours;
    private final Duty duty;
    private final CallTerms terms;
    private final CallSender sender;
    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OnCall(
            Rotas rotas,
            DutyHours hours,
            Duty duty,
            CallTerms terms,
            CallSender sender,
            Db db,
            Ids ids,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rotas = rotas;
        this.hours = hours;
        this.duty = duty;
        this.terms = terms;
        this.sender = sender;
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * All that the administrator's page shows.
     *
     * @param week the next seven days from now, in pieces; gaps are among them
     * @param people who can be put on the rota, by name
     * @param canSend whether any message can leave at all
     * @param failed how many messages of the last seven days did not leave
     */
    public record Board(
            Rota rota,
            Instant now,
            LocalDate today,
            List<Turn> week,
            Map<PersonId, Person> people,
            boolean canSend,
            long failed,
            List<CallTerms.Term> terms) {
        public String name(PersonId person) {
            Person known = people.get(person);
            return known == null ? "" : known.name();
        }
    }

    /** Somebody of the agency, and whether a call has an address to go to. */
    public record Person(PersonId id, String name, boolean hasAddress) {}

    /** What it means to the caller: on call until then, or next on call. */
    public record Mine(@Nullable Instant until, @Nullable Turn next) {}

    /** The rota with its week; the reading is on record. */
    public Board board() {
        return in(() -> {
            Rota rota = rotas.of(agency());
            Map<PersonId, Person> people = people();
            audit.record(
                    "access.rota-read",
                    people.keySet().stream()
                            .map(it -> new Audit.Subject(it.value(), agency()))
                            .toList());
            Instant now = clock.instant();
            return new Board(
                    rota,
                    now,
                    rotas.today(),
                    rota.week(now, now.plus(WEEK)),
                    people,
                    sender.isReady(),
                    failed(now),
                    terms.live());
        });
    }

    private long failed(Instant now) {
        return db.sql("""
                select count(*) from platform.call_made m
                where m.agency_id = :agency and m.state = 'failed' and m.tried_at > :since
                """)
                .with("agency", agency())
                .with("since", now.minus(WEEK))
                .count();
    }

    private Map<PersonId, Person> people() {
        return db
                .sql("""
                select p.id, p.name, coalesce(g.address, p.email) is not null as reached
                from platform.membership m
                join platform.person p on p.id = m.person_id
                left join platform.pager g on g.person_id = p.id
                where m.agency_id = :agency and p.suspended_at is null
                  and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp())
                order by p.name, p.id
                """)
                .with("agency", agency())
                .list((rs, n) ->
                        new Person(new PersonId(Db.uuid(rs, "id")), rs.getString("name"), rs.getBoolean("reached")))
                .stream()
                .collect(Collectors.toMap(Person::id, it -> it, (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** When the caller is on call. */
    public Mine mine() {
        return in(() -> {
            Caller.Member me = Members.current();
            Rota rota = rotas.of(me.actingFor());
            if (rota.shifts().isEmpty()) {
                return new Mine(null, null);
            }
            Instant now = clock.instant();
            return new Mine(
                    rota.onCallUntil(me.id(), now).orElse(null),
                    rota.next(me.id(), now).orElse(null));
        });
    }

    /** The names of those who are on call now, first in line first. */
    public List<String> lineNow() {
        return in(() -> {
            Map<PersonId, Person> people = people();
            return rotas.of(agency()).lineAt(clock.instant()).stream()
                    .map(it -> people.containsKey(it) ? people.get(it).name() : "")
                    .filter(it -> !it.isEmpty())
                    .toList();
        });
    }

    /** One shift of the agency's. */
    public Optional<Shift> find(UUID shift) {
        return in(() -> rotas.of(agency()).shifts().stream()
                .filter(it -> it.id().equals(shift))
                .findFirst());
    }

    /** A new shift; its key is made here. */
    public void add(Shift shift) {
        changed("access.rota-change", () -> {
            rotas.insert(
                    agency(),
                    new Shift(
                            ids.ordered(), shift.days(), shift.starts(), shift.ends(), shift.reads(), shift.line(), 1));
            return true;
        });
    }

    /** False where somebody else was first. */
    public boolean change(Shift shift) {
        return changed("access.rota-change", () -> rotas.update(agency(), shift));
    }

    public void remove(UUID shift) {
        changed("access.rota-change", () -> {
            rotas.delete(shift);
            return true;
        });
    }

    /** Somebody stands in on one day; said again for the same day and person it is changed. */
    public void cover(Cover cover) {
        changed("access.rota-cover", () -> {
            rotas.cover(agency(), cover);
            return true;
        });
    }

    public void uncover(LocalDate day, PersonId person) {
        changed("access.rota-cover", () -> {
            rotas.uncover(agency(), day, person);
            return true;
        });
    }

    /** False where that day has its terms already, or is past. */
    public boolean addTerm(CallTerms.Term term) {
        return in(() -> {
            boolean added = terms.add(term);
            if (added) {
                audit.record("access.call-terms", agency().value(), agency());
            }
            return added;
        });
    }

    /** What public pages tell follows in the name of the agency's own job, which alone may write it. */
    private boolean changed(String action, Supplier<Boolean> work) {
        boolean done = in(() -> {
            boolean stands = work.get();
            if (stands) {
                audit.record(action, agency().value(), agency());
            }
            return stands;
        });
        AgencyId agency = agency();
        Callers.run(
                new Caller.Job("escalation", agency),
                () -> transaction.executeWithoutResult(status -> hours.refresh(agency)));
        duty.forget();
        return done;
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
