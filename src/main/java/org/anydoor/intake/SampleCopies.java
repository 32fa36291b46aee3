package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Copies of the sample's concerns: what a rule sends at once always, what it proposes as often as people follow it; each under
 * the agreement that allows it.
 */
@Component
class SampleCopies {
    private static final int FOLLOWED = 40;

    private final Db db;
    private final Ids ids;
    private final Configured configured;
    private final SampleNotices notices;

    SampleCopies(Db db, Ids ids, Configured configured, SampleNotices notices) {
        this.db = db;
        this.ids = ids;
        this.configured = configured;
        this.notices = notices;
    }

    /** One copy on its way. */
    record Copy(
            SampleConcerns.Written of,
            SampleTown.Agency to,
            Decision.Target target,
            Instant sent,
            SampleTown.@Nullable Worker by,
            SampleSteps steps) {}

    private record Agreement(UUID id, String from, String to, String category) {}

    void write(SampleTown town, List<SampleHistory.Worked> all) {
        List<Agreement> agreed = agreements();
        var copies = new ArrayList<Copy>();
        for (SampleHistory.Worked it : all) {
            String from = it.of().owner().kind();
            it.of().decision().targets().stream()
                    .filter(target -> !target.kind().equals(from))
                    .filter(target ->
                            agreement(agreed, from, target.kind(), "concern").isPresent())
                    .flatMap(target -> copy(town, it, target).stream())
                    .forEach(copies::add);
        }
        for (String kind : SampleDoors.ownerKinds()) {
            town.actFor(town.the(kind).id());
            grant(
                    copies.stream()
                            .filter(it -> it.of().owner().kind().equals(kind))
                            .toList(),
                    agreed);
        }
        for (String kind : List.of("police", "child-protection")) {
            town.actFor(town.the(kind).id());
            handle(copies.stream().filter(it -> it.to().kind().equals(kind)).toList());
        }
        notices.write(town, copies);
    }

    private Optional<Copy> copy(SampleTown town, SampleHistory.Worked it, Decision.Target target) {
        SampleTown.Agency to = town.the(target.kind());
        if (target.atOnce()) {
            return Optional.of(copy(town, it.of(), to, target, it.of().received(), null));
        }
        Instant accepted = it.steps().accepted();
        if (accepted == null || !town.in100(FOLLOWED)) {
            return Optional.empty();
        }
        Instant sent = accepted.plus(Duration.ofMinutes(5));
        return sent.isBefore(town.now())
                ? Optional.of(copy(town, it.of(), to, target, sent, it.steps().by()))
                : Optional.empty();
    }

    private Copy copy(
            SampleTown town,
            SampleConcerns.Written it,
            SampleTown.Agency to,
            Decision.Target target,
            Instant sent,
            SampleTown.@Nullable Worker by) {
        Duration allowed = configured.term(target.urgency()).within();
        Duration look = configured.term(Urgency.STANDARD).within();
        return new Copy(it, to, target, sent, by, SampleSteps.of(town, to, sent, allowed, look));
    }

    private void grant(List<Copy> copies, List<Agreement> agreed) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (Copy copy : copies) {
            for (String category : List.of("concern", "reporter")) {
                agreement(agreed, copy.of().owner().kind(), copy.to().kind(), category)
                        .ifPresent(it -> rows.add(SampleTown.row(
                                "id", ids.ordered(),
                                "subject", copy.of().id(),
                                "owner", copy.of().owner().id(),
                                "to", copy.to().id(),
                                "category", category,
                                "assigned", category.equals("reporter"),
                                "agreement", it.id(),
                                "sent", copy.sent())));
            }
        }
        db.runEach("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, assigned_only, basis,
                  agreement_id, from_at)
                values (:id, :subject, :owner, :to, :category, :assigned, 'agreement', :agreement, :sent)
                """, rows);
    }

    private void handle(List<Copy> copies) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (Copy copy : copies) {
            Arrival said = copy.of().arrival();
            var row = copy.steps().row();
            row.put("id", copy.of().id());
            row.put("to", copy.to().id());
            row.put("owner", copy.of().owner().id());
            row.put("door", said.door());
            row.put("language", said.language().tag());
            row.put("interpreter", said.interpreter());
            row.put("harm", said.harm());
            row.put("arrived", copy.of().received());
            row.put("urgency", copy.target().urgency());
            row.put("reason", copy.target().reasonKey());
            row.put("sender", copy.by() == null ? null : copy.by().id());
            rows.add(row);
        }
        db.runEach("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, state, urgency, reason_key, door, language, interpreter,
                  harm, arrived_at, received_at, due_at, sent_by, acknowledge_due_at, acknowledged_at, acknowledged_by, accepted_at,
                  assignee_id, closed_at, outcome)
                values (:id, :to, :owner, :state, :urgency, :reason, :door, :language, :interpreter, :harm, :arrived, :received,
                  :due, :sender, :first_due, :read, :by, :accepted, :by, :closed, :outcome)
                """, rows);
    }

    private List<Agreement> agreements() {
        return db.sql("""
                select s.id, s.owner_kind, s.viewer_kind, s.category from platform.sharing_agreement s
                where s.category in ('concern', 'reporter') and s.purpose <> 'matching' and s.until_at is null order by s.from_at, s.id
                """)
                .list((rs, n) -> new Agreement(
                        Db.uuid(rs, "id"),
                        rs.getString("owner_kind"),
                        rs.getString("viewer_kind"),
                        rs.getString("category")));
    }

    private static Optional<Agreement> agreement(List<Agreement> agreed, String from, String to, String category) {
        return agreed.stream()
                .filter(it -> it.from().equals(from)
                        && it.to().equals(to)
                        && it.category().equals(category))
                .findFirst();
    }
}
