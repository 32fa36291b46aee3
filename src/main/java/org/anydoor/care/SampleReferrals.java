package org.anydoor.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fictional referrals of a year: accepted, declined, unanswered; of walled receivers nothing but that they were delivered. */
@Component
class SampleReferrals implements SampleChapter {
    private static final int SENT = 140;
    private static final int RECENT = 14;
    private static final Duration NEXT_WITHIN = Duration.ofHours(24);
    private static final List<String> CALLED = List.of("Jay", "Mai", "Hodan", "Luz", "Wren", "Dakota", "Skye", "Tou");

    private final Db db;

    SampleReferrals(Db db) {
        this.db = db;
    }

    private record Service(UUID id, AgencyId agency, boolean walled, int answerHours) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void write(SampleTown town) {
        SampleTown.Agency sender = town.the("intake");
        List<Service> services = services();
        var sent = new ArrayList<Map<String, @Nullable Object>>();
        for (int at = 0; at < SENT; at++) {
            sent.add(referral(town, sender, town.oneOf(services), at));
        }
        town.actFor(sender.id());
        db.runEach("""
                insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, basis, sent_at, sent_by, answer_due_at)
                values (:id, :short, :from, :to, :walled, :service, :called, :summary, 'wanted', :sent, :by, :due)
                """, sent);
        awaited(sent);
        next(sent);
        for (SampleTown.Agency receiver : town.agencies()) {
            var received = sent.stream()
                    .filter(it -> receiver.id().equals(it.get("to")))
                    .toList();
            if (!received.isEmpty()) {
                town.actFor(receiver.id());
                answer(receiver, received);
            }
        }
    }

    private List<Service> services() {
        return db.sql("""
                select s.id, o.agency_id, a.walled, s.answer_hours from directory.service s
                join directory.organisation o on o.id = s.organisation_id join platform.agency a on a.id = o.agency_id order by s.name
                """)
                .list((rs, n) -> new Service(
                        Db.uuid(rs, "id"),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getBoolean("walled"),
                        rs.getInt("answer_hours")));
    }

    /** What the sender waits for: an answer, or to a walled receiver nothing but the time. */
    private void awaited(List<Map<String, @Nullable Object>> sent) {
        db.runEach("""
                insert into platform.work (id, module, kind, reference, agency_id, assignee_id, rank, opened_at, due_at, authority, done_at)
                values (gen_random_uuid(), 'care', case when :walled then 'delivered' else 'answer-awaited' end, :id, :from, :by,
                  case when :walled then 4 else 3 end, :sent, case when :walled then null else cast(:due as timestamptz) end,
                  'answer time of the service', :known)
                """, sent);
    }

    /** Where help did not come, or nobody can say, the sender decides how to go on. */
    private void next(List<Map<String, @Nullable Object>> sent) {
        db.runEach(
                """
                insert into platform.work (id, module, kind, reference, agency_id, assignee_id, rank, opened_at, due_at, authority, done_at)
                values (gen_random_uuid(), 'care', 'next-step', :id, :from, :by, 2, :known, :next_due, 'city rule: 24 hours', :noted)
                """,
                sent.stream().filter(it -> Boolean.TRUE.equals(it.get("next"))).toList());
    }

    private void answer(SampleTown.Agency receiver, List<Map<String, @Nullable Object>> received) {
        received.forEach(it -> it.put("person", receiver.people().getFirst().id()));
        db.runEach(
                """
                insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, reason, at, by_person)
                values (:id, :to, :from, :walled, :answer, :reason, :answered, :person)
                """, received.stream().filter(it -> it.get("answered") != null).toList());
        db.runEach("""
                insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority, done_at)
                values (gen_random_uuid(), 'care', 'referral-received', :id, :to, 2, :sent, :due, 'answer time of the service', :answered)
                """, received);
    }

    private static Map<String, @Nullable Object> referral(
            SampleTown town, SampleTown.Agency sender, Service service, int number) {
        Instant sent = number < RECENT
                ? town.now().minus(Duration.ofMinutes(25L + 70L * number))
                : town.ago(Duration.ofDays(360)).minus(Duration.ofDays(7));
        var row = SampleTown.row("id", town.key(), "short", "R-" + (1000 + number), "sent", sent);
        row.put("from", sender.id());
        row.put("to", service.agency());
        row.put("walled", service.walled());
        row.put("service", service.id());
        row.put("called", town.oneOf(CALLED));
        row.put("summary", "Wants help, agreed to this referral, may be called after 15:00.");
        row.put("by", sender.with("navigator").id());
        row.put("due", sent.plus(Duration.ofHours(service.answerHours())));
        answered(town, row, sent, service);
        return row;
    }

    /** Most are accepted, all in the end answered; the newest have no answer yet. What a walled receiver does, its sender never knows. */
    private static void answered(SampleTown town, Map<String, @Nullable Object> row, Instant sent, Service service) {
        boolean accepted = town.in100(72);
        Instant at = sent.plus(Duration.ofMinutes((long) service.answerHours() * (6 + town.upTo(60))));
        boolean done = at.isBefore(town.now());
        row.put("answer", accepted ? "accepted" : "declined");
        row.put("reason", accepted ? null : town.oneOf(List.of("no-capacity", "not-eligible", "youth-said-no")));
        row.put("answered", done ? at : null);
        Instant known = service.walled() ? sent.plus(Duration.ofHours(service.answerHours())) : at;
        Instant noted = known.plus(Duration.ofMinutes(30 + town.upTo(1200)));
        row.put("known", known.isBefore(town.now()) ? known : null);
        row.put("next", known.isBefore(town.now()) && (service.walled() || !accepted));
        row.put("next_due", known.plus(NEXT_WITHIN));
        row.put("noted", noted.isBefore(town.now()) ? noted : null);
    }
}
