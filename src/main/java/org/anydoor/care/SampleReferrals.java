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
        List<Service> services = db.sql("""
                select s.id, o.agency_id, a.walled, s.answer_hours from directory.service s
                join directory.organisation o on o.id = s.organisation_id join platform.agency a on a.id = o.agency_id order by s.name
                """)
                .list((rs, n) -> new Service(
                        Db.uuid(rs, "id"),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getBoolean("walled"),
                        rs.getInt("answer_hours")));
        var sent = new ArrayList<Map<String, @Nullable Object>>();
        for (int at = 0; at < SENT; at++) {
            sent.add(referral(town, sender, town.oneOf(services), at));
        }
        town.actFor(sender.id());
        db.runEach("""
                insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at)
                values (:id, :short, :from, :to, :walled, :service, :called, :summary, :sent, :by, :due)
                """, sent);
        for (SampleTown.Agency receiver : town.agencies()) {
            var answers = sent.stream()
                    .filter(it -> receiver.id().equals(it.get("to")) && !"none".equals(it.get("answer")))
                    .toList();
            if (!answers.isEmpty()) {
                town.actFor(receiver.id());
                answers.forEach(
                        it -> it.put("person", receiver.people().getFirst().id()));
                db.runEach("""
                        insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, reason, at, by_person)
                        values (:id, :to, :from, :walled, :answer, :reason, :answered, :person)
                        """, answers);
            }
        }
    }

    private static Map<String, @Nullable Object> referral(
            SampleTown town, SampleTown.Agency sender, Service service, int number) {
        Instant sent = town.ago(Duration.ofDays(360)).minus(Duration.ofDays(4));
        String answer = town.in100(66) ? "accepted" : town.in100(60) ? "declined" : "none";
        var row = SampleTown.row(
                "id",
                town.key(),
                "short",
                "R-" + (1000 + number),
                "from",
                sender.id(),
                "to",
                service.agency(),
                "walled",
                service.walled(),
                "service",
                service.id(),
                "called",
                town.oneOf(List.of("Jay", "Mai", "Hodan", "Luz", "Wren", "Dakota", "Skye", "Tou")),
                "summary",
                "Wants help, agreed to this referral, may be called after 15:00.",
                "sent",
                sent,
                "by",
                sender.people().getFirst().id(),
                "due",
                sent.plus(Duration.ofHours(service.answerHours())));
        row.put("answer", answer);
        row.put(
                "reason",
                answer.equals("declined") ? town.oneOf(List.of("no-capacity", "not-eligible", "youth-said-no")) : null);
        row.put("answered", sent.plus(Duration.ofMinutes((long) service.answerHours() * (6 + town.upTo(50)))));
        return row;
    }
}
