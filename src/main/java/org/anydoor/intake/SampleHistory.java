package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of the sample's concerns: read, routed, answered, closed; most in time, some late, the newest still open. */
@Component
class SampleHistory {
    private static final List<String> OUTCOMES = List.of(
            "helped",
            "helped",
            "referred",
            "referred",
            "referred",
            "with-agency",
            "with-agency",
            "no-contact",
            "not-trafficking",
            "not-enough");

    private final Db db;
    private final Ids ids;
    private final SampleDuties duties;

    SampleHistory(Db db, Ids ids, SampleDuties duties) {
        this.db = db;
        this.ids = ids;
        this.duties = duties;
    }

    void write(SampleTown town, List<SampleConcerns.Written> all) {
        for (String kind : List.of("intake", "police")) {
            SampleTown.Agency owner = town.the(kind);
            town.actFor(owner.id());
            var own = all.stream()
                    .filter(it -> it.owner().id().equals(owner.id()))
                    .toList();
            handled(town, own);
            duties.write(town, owner, own);
            talked(town, own);
            linked(town, owner);
        }
        routed(town, all);
    }

    static boolean past(SampleTown town, SampleConcerns.Written it) {
        return it.received().isBefore(town.now().minus(Duration.ofHours(76)));
    }

    private void handled(SampleTown town, List<SampleConcerns.Written> own) {
        var closed = new ArrayList<Map<String, @Nullable Object>>();
        var open = new ArrayList<Map<String, @Nullable Object>>();
        for (SampleConcerns.Written it : own) {
            SampleTown.Worker worker = town.oneOf(it.owner().people().stream()
                    .filter(one ->
                            one.roles().contains("navigator") || one.roles().contains("investigator"))
                    .toList());
            Duration allowed = Duration.between(it.received(), it.says().due());
            double share = town.in100(91) ? 0.05 + town.upTo(85) / 100.0 : 1.1 + town.upTo(100) / 100.0;
            Instant read = it.received().plusSeconds((long) (allowed.toSeconds() * share));
            if (past(town, it)) {
                var row = SampleTown.row("id", it.id(), "agency", it.owner().id(), "read", read, "by", worker.id());
                row.put("closed", read.plus(Duration.ofHours(2 + town.upTo(70))));
                row.put("outcome", town.oneOf(OUTCOMES));
                closed.add(row);
            } else {
                boolean dueIsPast = it.says().due().isBefore(town.now());
                open.add(work(it, read.isBefore(town.now()) && town.in100(dueIsPast ? 88 : 35) ? worker : null, read));
            }
        }
        db.runEach("""
                update intake.handling set state = 'closed', acknowledged_at = :read, acknowledged_by = :by, accepted_at = :read,
                  assignee_id = :by, closed_at = :closed, outcome = :outcome
                where concern_id = :id and agency_id = :agency
                """, closed);
        openWork(open);
    }

    private Map<String, @Nullable Object> work(
            SampleConcerns.Written it, SampleTown.@Nullable Worker worker, Instant read) {
        var row = SampleTown.row(
                "id",
                it.id(),
                "agency",
                it.owner().id(),
                "work",
                ids.ordered(),
                "rank",
                it.says().urgency().rank());
        row.put("at", it.received());
        row.put("kind", worker == null ? "concern" : "help");
        row.put("authority", it.says().authority());
        row.put("read", worker == null ? null : read);
        row.put("by", worker == null ? null : worker.id());
        row.put("next", worker == null ? it.says().due() : it.says().due().plus(Duration.ofHours(72)));
        row.put("state", worker == null ? "new" : "accepted");
        return row;
    }

    private void openWork(List<Map<String, @Nullable Object>> open) {
        db.runEach("""
                update intake.handling set state = :state, acknowledged_at = :read, acknowledged_by = :by,
                  accepted_at = :read, assignee_id = :by, acknowledge_due_at = due_at, due_at = :next
                where concern_id = :id and agency_id = :agency
                """, open);
        db.runEach("""
                insert into platform.work (id, module, kind, reference, agency_id, assignee_id, rank, opened_at, due_at, authority)
                values (:work, 'intake', :kind, :id, :agency, :by, :rank, :at, :next, :authority)
                """, open);
    }

    private void talked(SampleTown town, List<SampleConcerns.Written> own) {
        var messages = new ArrayList<Map<String, @Nullable Object>>();
        for (SampleConcerns.Written it : own) {
            if (!it.hasReceipt() || !town.in100(30)) {
                continue;
            }
            SampleTown.Worker worker = it.owner().people().getFirst();
            var question = SampleTown.row(
                    "id",
                    ids.unordered(),
                    "concern",
                    it.id(),
                    "agency",
                    it.owner().id(),
                    "reporter",
                    false);
            question.put("author", worker.id());
            question.put(
                    "body",
                    it.sealer()
                            .seal("Thank you for telling us. Can you say on which days this happens?", Sealed.MESSAGE));
            question.put("at", it.received().plus(Duration.ofMinutes(40)));
            if (it.received().plus(Duration.ofMinutes(40)).isBefore(town.now())) {
                messages.add(question);
            }
        }
        db.runEach("""
                insert into intake.message (id, concern_id, agency_id, from_reporter, author_id, body, at)
                values (:id, :concern, :agency, :reporter, :author, :body, :at)
                """, messages);
    }

    /** Some concerns are known to be about a young person of whom the agency has a record. */
    private void linked(SampleTown town, SampleTown.Agency owner) {
        db.sql("""
                insert into intake.about (concern_id, record_id, agency_id, at, made_by)
                select c.id, r.id, c.agency_id, c.arrived_at + interval '3 hours', :by
                from intake.concern c join youth.record r on r.agency_id = c.agency_id and r.called = c.youth_called
                where c.agency_id = :agency and hashtext(c.id::text) % 7 = 0 and c.arrived_at < :past
                """)
                .with("by", owner.people().getFirst().id())
                .with("agency", owner.id())
                .with("past", town.now().minus(Duration.ofDays(4)))
                .run();
    }

    /** Copies for child protection of what is about children, under the agreement that allows it. */
    private void routed(SampleTown town, List<SampleConcerns.Written> all) {
        SampleTown.Agency to = town.the("child-protection");
        for (String kind : List.of("intake", "police")) {
            SampleTown.Agency owner = town.the(kind);
            town.actFor(owner.id());
            var agreement = db.sql("""
                    select s.id from platform.sharing_agreement s
                    where s.owner_kind = :owner and s.viewer_kind = 'child-protection' and s.category = 'concern' and s.until_at is null
                    order by s.from_at limit 1
                    """).with("owner", kind).find((rs, n) -> Db.uuid(rs, "id"));
            if (agreement.isEmpty()) {
                continue;
            }
            var copies = new ArrayList<Map<String, @Nullable Object>>();
            for (SampleConcerns.Written it : all) {
                if (it.owner().id().equals(owner.id()) && it.minor() && town.in100(past(town, it) ? 35 : 20)) {
                    copies.add(copy(town, it, to, agreement.get()));
                }
            }
            db.runEach("""
                    insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
                    values (:grant, :id, :owner, :to, 'concern', 'agreement', :agreement, :sent)
                    """, copies);
            town.actFor(to.id());
            db.runEach("""
                    insert into intake.handling (concern_id, agency_id, owner_agency_id, state, urgency, reason_key, door, language, interpreter,
                      harm, arrived_at, received_at, due_at, acknowledged_at, acknowledged_by, accepted_at, assignee_id, closed_at, outcome)
                    select c.id, :to, :owner, :state, :urgency, :reason, c.door, c.language, c.interpreter, c.harm, c.arrived_at, :sent, :due,
                      :read, :by, :read, :by, :closed, :outcome
                    from intake.concern c where c.id = :id
                    """, copies);
            db.runEach("""
                    insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority)
                    select :work, 'intake', 'concern', :id, :to, :rank, :sent, :due, :authority where :state = 'new'
                    """, copies);
        }
    }

    private Map<String, @Nullable Object> copy(
            SampleTown town, SampleConcerns.Written it, SampleTown.Agency to, java.util.UUID agreement) {
        boolean past = past(town, it);
        Instant sent = it.received().plus(Duration.ofMinutes(2));
        Duration allowed = Duration.between(it.received(), it.says().due());
        Instant read = sent.plusSeconds((long) (allowed.toSeconds() * (town.in100(88) ? 0.5 : 1.4)));
        var row = SampleTown.row("id", it.id(), "owner", it.owner().id(), "to", to.id(), "agreement", agreement);
        row.put("grant", ids.ordered());
        row.put("work", ids.ordered());
        row.put("sent", sent);
        row.put("due", sent.plus(allowed));
        row.put("urgency", it.says().urgency());
        row.put("rank", it.says().urgency().rank());
        row.put("reason", it.says().reasonKey());
        row.put("authority", it.says().authority());
        row.put("state", past ? "closed" : "new");
        row.put("read", past ? read : null);
        row.put("by", past ? to.people().getFirst().id() : null);
        row.put("closed", past ? read.plus(Duration.ofHours(30)) : null);
        row.put("outcome", past ? town.oneOf(OUTCOMES) : null);
        return row;
    }
}
