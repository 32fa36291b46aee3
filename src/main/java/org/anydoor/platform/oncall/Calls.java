package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls as the people of an agency see them: who was called when, who answered; and answering, in one tap. */
@Service
@Transactional
public class Calls {
    private final Db db;
    private final CallTerms terms;
    private final Audit audit;
    private final Clock clock;

    Calls(Db db, CallTerms terms, Audit audit, Clock clock) {
        this.db = db;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person whom a step called: waiting, sent, failed, or shown alone in a sample community. */
    public record Called(String name, String state) {}

    /** One step up the ladder. */
    public record Step(int number, String rung, Instant at, List<Called> people) {
        public boolean isFailed() {
            return people.stream().allMatch(it -> it.state().equals("failed"));
        }
    }

    /** Somebody has it; others are left in peace until then. */
    public record Answer(String name, Instant at, Instant until) {
        public boolean holds(Instant now) {
            return until.isAfter(now);
        }
    }

    /**
     * The calls for one piece of open work.
     *
     * @param isOpen whether it still waits for its deed
     */
    public record Call(
            UUID work,
            String module,
            String kind,
            UUID reference,
            Instant opened,
            boolean isOpen,
            List<Step> steps,
            List<Answer> answers) {

        /** Whoever has it now. */
        public Optional<Answer> holder(Instant now) {
            return answers.stream().filter(it -> it.holds(now)).findFirst();
        }

        /** Somebody is needed and nobody has answered. */
        public boolean isUnanswered(Instant now) {
            return isOpen && !steps.isEmpty() && holder(now).isEmpty();
        }
    }

    /** What came of an answer. */
    public sealed interface Answered {
        /** The caller has it now. */
        record Yours() implements Answered {}

        /** Somebody was quicker. */
        record Others(String name, Instant at) implements Answered {}

        /** Somebody has acted already; nothing is left to answer. */
        record Over() implements Answered {}

        /** The caller may not see what it is about, or it does not exist. */
        record Hidden() implements Answered {}
    }

    private record Row(UUID id, String module, String kind, UUID reference, Instant opened, boolean isOpen) {}

    /** The open calls of the caller's agency that the caller may see, oldest first; each was called for at least once. */
    @Transactional(readOnly = true)
    public List<Call> open() {
        return calls(db.sql("""
                select w.id, w.module, w.kind, w.reference, w.opened_at, true as open
                from platform.work w
                where w.agency_id = :agency and w.done_at is null and w.rank = 1
                  and exists (select 1 from platform.call_step s where s.work_id = w.id and s.opened_at = w.opened_at)
                order by w.opened_at limit 50
                """).with("agency", agency()).list(Calls::row));
    }

    /** How many calls wait for an answer that the caller may give. */
    @Transactional(readOnly = true)
    public long unanswered() {
        Instant now = clock.instant();
        return open().stream().filter(it -> it.isUnanswered(now)).count();
    }

    /** What a module's calls that wait for an answer are about. */
    @Transactional(readOnly = true)
    public Set<UUID> unanswered(String module) {
        Instant now = clock.instant();
        return open().stream()
                .filter(it -> it.module().equals(module) && it.isUnanswered(now))
                .map(Call::reference)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The calls about one subject, for the caller's agency. */
    @Transactional(readOnly = true)
    public List<Call> about(String module, UUID reference) {
        return calls(db.sql("""
                select w.id, w.module, w.kind, w.reference, w.opened_at, w.done_at is null as open
                from platform.work w
                where w.module = :module and w.reference = :reference and w.agency_id = :agency
                  and exists (select 1 from platform.call_step s where s.work_id = w.id)
                order by w.opened_at
                """)
                .with("module", module)
                .with("reference", reference)
                .with("agency", agency())
                .list(Calls::row));
    }

    /** The caller has it: others are left in peace for a while. A step that is due at this moment waits for this, or this for it. */
    public Answered answer(UUID work) {
        Caller.Member me = Members.current();
        Instant now = clock.instant();
        Optional<Row> found =
                db.sql("""
                select w.id, w.module, w.kind, w.reference, w.opened_at, w.done_at is null as open
                from platform.work w
                where w.id = :work and w.agency_id = :agency for update
                """).with("work", work).with("agency", agency()).find(Calls::row);
        if (found.isEmpty()) {
            audit.refused("platform.call-answer", work);
            return new Answered.Hidden();
        }
        Call call = calls(List.of(found.get())).getFirst();
        Optional<Answer> holder = call.holder(now);
        if (holder.isPresent()) {
            return new Answered.Others(holder.get().name(), holder.get().at());
        }
        if (!call.isOpen()) {
            return new Answered.Over();
        }
        db.sql("""
                insert into platform.call_answer (work_id, person_id, at, until_at) values (:work, :me, :now, :until)
                """)
                .with("work", work)
                .with("me", me.id())
                .with("now", now)
                .with("until", now.plus(terms.now().answer()))
                .run();
        audit.record("platform.call-answer", call.reference(), me.actingFor());
        return new Answered.Yours();
    }

    private static Row row(java.sql.ResultSet rs, int n) throws java.sql.SQLException {
        return new Row(
                Db.uuid(rs, "id"),
                rs.getString("module"),
                rs.getString("kind"),
                Db.uuid(rs, "reference"),
                Db.instant(rs, "opened_at"),
                rs.getBoolean("open"));
    }

    private List<Call> calls(List<Row> rows) {
        List<UUID> works = rows.stream().map(Row::id).toList();
        Map<UUID, List<Step>> steps = works.isEmpty() ? Map.of() : steps(works);
        Map<UUID, List<Answer>> answers = works.isEmpty() ? Map.of() : answers(works);
        return rows.stream()
                .map(it -> new Call(
                        it.id(),
                        it.module(),
                        it.kind(),
                        it.reference(),
                        it.opened(),
                        it.isOpen(),
                        steps.getOrDefault(it.id(), List.of()),
                        answers.getOrDefault(it.id(), List.of()).stream()
                                .filter(answer -> !answer.at().isBefore(it.opened()))
                                .toList()))
                .toList();
    }

    private record Made(
            UUID work,
            int number,
            String rung,
            Instant at,
            @Nullable String name,
            @Nullable String state) {}

    private Map<UUID, List<Step>> steps(List<UUID> works) {
        Map<UUID, LinkedHashMap<Integer, Step>> steps = new LinkedHashMap<>();
        for (Made made : db.sql("""
                select s.work_id, s.step, s.rung, s.at, m.state, p.name
                from platform.call_step s
                join platform.work w on w.id = s.work_id and w.opened_at = s.opened_at
                left join platform.call_made m on m.call_id = s.id
                left join platform.person p on p.id = m.person_id
                where s.work_id = any(:works) order by s.work_id, s.step, p.name
                """)
                .with("works", works)
                .list((rs, n) -> new Made(
                        Db.uuid(rs, "work_id"),
                        rs.getInt("step"),
                        rs.getString("rung"),
                        Db.instant(rs, "at"),
                        rs.getString("name"),
                        rs.getString("state")))) {
            Step step = steps.computeIfAbsent(made.work(), it -> new LinkedHashMap<>())
                    .computeIfAbsent(made.number(), it -> new Step(it, made.rung(), made.at(), new ArrayList<>()));
            if (made.state() != null) {
                step.people().add(new Called(made.name() == null ? "" : made.name(), made.state()));
            }
        }
        Map<UUID, List<Step>> all = new LinkedHashMap<>();
        steps.forEach((work, of) -> all.put(work, List.copyOf(of.values())));
        return all;
    }

    private record Given(UUID work, Answer answer) {}

    private Map<UUID, List<Answer>> answers(List<UUID> works) {
        Map<UUID, List<Answer>> answers = new LinkedHashMap<>();
        for (Given given : db.sql("""
                select a.work_id, a.at, a.until_at, coalesce(p.name, '') as name
                from platform.call_answer a left join platform.person p on p.id = a.person_id
                where a.work_id = any(:works) order by a.at
                """)
                .with("works", works)
                .list((rs, n) -> new Given(
                        Db.uuid(rs, "work_id"),
                        new Answer(rs.getString("name"), Db.instant(rs, "at"), Db.instant(rs, "until_at"))))) {
            answers.computeIfAbsent(given.work(), it -> new ArrayList<>()).add(given.answer());
        }
        return answers;
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
