package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.SafeContact;
import org.anydoor.intake.SafeReach;
import org.anydoor.intake.SafeReaches;
import org.anydoor.intake.Sealed;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.oncall.CallTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** "Called, no answer": who tried when, when to try again, and after how many tries another way is proposed. */
@Service
@Transactional
public class Attempts {
    /** After the time of the next try so long passes before its silence moves on to the backup. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private static final Duration FARTHEST = Duration.ofDays(30);

    private final Desk desk;
    private final Waits waits;
    private final Terms terms;
    private final CallTerms rules;
    private final SafeReaches safeReaches;
    private final DataKeys keys;
    private final JsonMapper json;
    private final Audit audit;
    private final Db db;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId city;

    Attempts(
            Desk desk,
            Waits waits,
            Terms terms,
            CallTerms rules,
            SafeReaches safeReaches,
            DataKeys keys,
            JsonMapper json,
            Audit audit,
            Db db,
            Ids ids,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.desk = desk;
        this.waits = waits;
        this.terms = terms;
        this.rules = rules;
        this.safeReaches = safeReaches;
        this.keys = keys;
        this.json = json;
        this.audit = audit;
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.city = city;
    }

    /** One call that nobody picked up. */
    public record Attempt(
            UUID id, String author, Instant at, @Nullable Instant next) {}

    /**
     * The calls so far, as the caller's agency knows them.
     *
     * @param next when to try again; nothing where it was not tried, somebody was reached, or it was tried often enough
     * @param isOver tried often enough: another way is proposed
     */
    public record Tries(List<Attempt> attempts, @Nullable Instant next, boolean isOver) {}

    /** What the agency knows of its own calls. */
    @Transactional(readOnly = true)
    public Tries of(ConcernId concern) {
        return new Tries(
                attempts(concern),
                due(concern, Waits.TRY).map(it -> it.minus(LEEWAY)).orElse(null),
                due(concern, Waits.UNREACHED).isPresent());
    }

    private List<Attempt> attempts(ConcernId concern) {
        return db.sql("""
                select a.id, coalesce(p.name, '') as author, a.at, a.next_at
                from intake.attempt a left join platform.person p on p.id = a.author_id
                where a.concern_id = :concern and a.agency_id = :agency and a.undone_at is null order by a.at, a.id
                """)
                .with("concern", concern)
                .with("agency", Me.now().agency())
                .list((rs, n) -> new Attempt(
                        Db.uuid(rs, "id"),
                        rs.getString("author"),
                        Db.instant(rs, "at"),
                        Db.instantOrNull(rs, "next_at")));
    }

    private Optional<Instant> due(ConcernId concern, String kind) {
        return db.sql("""
                select w.due_at from platform.work w
                where w.module = 'intake' and w.kind = :kind and w.reference = :concern and w.agency_id = :agency and w.done_at is null
                """)
                .with("kind", kind)
                .with("concern", concern)
                .with("agency", Me.now().agency())
                .find((rs, n) -> Db.instant(rs, "due_at"));
    }

    /** One tap: somebody called now and nobody answered; the next try, or another way, waits from now on. */
    public Answer noAnswer(ConcernId id) {
        return desk.checked(id, null, Deed.TRY, seen -> {
            SafeContact contact = contact(seen);
            boolean writesHere = safeReaches.of(id).equals(Optional.of(SafeReach.NONE));
            if (writesHere || (contact != null && contact.doNotContact())) {
                return new Answer.Refused("try", "do-not-contact");
            }
            Instant now = clock.instant();
            List<Instant> tried = new java.util.ArrayList<>(
                    attempts(id).stream().map(Attempt::at).toList());
            tried.add(now);
            boolean over = tried.size() >= rules.now().tries();
            Instant next = over
                    ? null
                    : new NextTry(
                                    city,
                                    tried,
                                    SafeHours.of(contact == null ? null : contact.hours()),
                                    terms.of(seen.urgency()).within())
                            .after(now);
            insert(seen, now, next);
            follow(seen, next);
            desk.record(Deed.TRY, seen);
            return Answer.DONE;
        });
    }

    /** The last call was recorded by mistake; what it waited for before waits again. */
    public Answer undo(ConcernId id, UUID attempt) {
        return desk.checked(id, null, Deed.UNDO_TRY, seen -> {
            List<Attempt> before = attempts(id);
            if (before.isEmpty() || !before.getLast().id().equals(attempt)) {
                return new Answer.Refused("try", "not-last-try");
            }
            db.sql("update intake.attempt set undone_at = :now where id = :id")
                    .with("now", clock.instant())
                    .with("id", attempt)
                    .runExactly(1);
            if (before.size() == 1) {
                end(seen);
            } else {
                follow(seen, before.get(before.size() - 2).next());
            }
            desk.record(Deed.UNDO_TRY, seen);
            return Answer.DONE;
        });
    }

    /** Somebody knows a better time. */
    public Answer move(ConcernId id, Optional<Instant> next) {
        Instant now = clock.instant();
        if (next.isEmpty() || next.get().isBefore(now) || next.get().isAfter(now.plus(FARTHEST))) {
            return new Answer.Refused("next-try", "next-try");
        }
        return desk.checked(id, null, Deed.MOVE_TRY, seen -> {
            List<Attempt> before = attempts(id);
            if (before.isEmpty()) {
                return new Answer.Refused("next-try", "next-try");
            }
            db.sql("update intake.attempt set next_at = :next where id = :id")
                    .with("next", next.get())
                    .with("id", before.getLast().id())
                    .runExactly(1);
            follow(seen, next.get());
            desk.record(Deed.MOVE_TRY, seen);
            return Answer.DONE;
        });
    }

    /** They were reached: nothing is to be tried again. */
    public Answer reached(ConcernId id) {
        return desk.beside(id, Deed.REACH, this::end);
    }

    private void insert(Handling seen, Instant now, @Nullable Instant next) {
        db.sql("""
                insert into intake.attempt (id, concern_id, owner_agency_id, agency_id, author_id, at, next_at)
                values (:id, :concern, :owner, :agency, :me, :now, :next)
                """)
                .with("id", ids.ordered())
                .with("concern", seen.concern())
                .with("owner", seen.owner())
                .with("agency", seen.agency())
                .with("me", Me.now().person())
                .with("now", now)
                .with("next", next)
                .run();
    }

    /** Exactly one of both waits: the next try, or the choice of another way. */
    private void follow(Handling seen, @Nullable Instant next) {
        String authority = rules.now().authority();
        if (next == null) {
            waits.done(Waits.TRY, seen.concern(), seen.agency());
            waits.open(Waits.UNREACHED, seen, terms.fromNow(seen.urgency()), authority);
        } else {
            waits.done(Waits.UNREACHED, seen.concern(), seen.agency());
            waits.open(Waits.TRY, seen, next.plus(LEEWAY), authority);
        }
        waits.hold(seen);
    }

    private void end(Handling seen) {
        waits.done(Waits.TRY, seen.concern(), seen.agency());
        waits.done(Waits.UNREACHED, seen.concern(), seen.agency());
    }

    /** What they said of a safe way; opening it is on record. Nothing where the caller may not. */
    private @Nullable SafeContact contact(Handling seen) {
        ConcernId id = seen.concern();
        byte[] body = db.sql("select s.body from intake.safe_contact s where s.concern_id = :id")
                .with("id", id)
                .find((rs, n) -> Objects.requireNonNull(rs.getBytes("body")))
                .orElse(null);
        if (body == null) {
            return null;
        }
        audit.record("intake.read-contact", id.value(), seen.owner());
        return keys.of(id.value())
                .map(it -> json.readValue(it.open(body, Sealed.SAFE_CONTACT), SafeContact.class))
                .orElse(null);
    }
}
