package org.anydoor.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.directory.ServiceId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The SQL of the schema {@code care}; who sees an answer is decided by its row policies. */
@Repository
class Referrals {
    private static final String SELECT = """
            select r.id, r.short, r.agency_id, s.name as sender, r.to_agency_id, t.name as receiver, r.to_walled, r.service_id,
              v.name as service, r.concern_id, r.record_id, r.youth_called, r.summary, r.sent_at, r.sent_by, r.answer_due_at,
              r.withdrawn_at, r.basis, r.law, r.version, a.answer, a.reason, a.at as answered_at
            from care.referral r
            join platform.agency s on s.id = r.agency_id
            join platform.agency t on t.id = r.to_agency_id
            join directory.service v on v.id = r.service_id
            left join care.answer a on a.referral_id = r.id
            """;

    private final Db db;

    Referrals(Db db) {
        this.db = db;
    }

    void add(ReferralId id, String shortName, Draft draft, Draft.Way way, Instant at) {
        db.sql("""
                insert into care.referral (id, short, agency_id, to_agency_id, to_walled, concern_id, record_id, service_id,
                  youth_called, summary, sent_at, sent_by, answer_due_at, basis, law)
                values (:id, :short, :from, :to, :walled, :concern, :youth, :service, :called, :summary, :at, :by, :due, :basis, :law)
                """)
                .with("id", id)
                .with("short", shortName)
                .with("from", way.from())
                .with("to", way.to())
                .with("walled", way.walled())
                .with("concern", draft.concern())
                .with("youth", draft.youth())
                .with("service", draft.service())
                .with("called", draft.called())
                .with("summary", draft.summary())
                .with("at", at)
                .with("by", way.by())
                .with("due", way.due())
                .with("basis", draft.basis().word())
                .with("law", draft.basis().law())
                .runExactly(1);
    }

    Optional<Referral> find(ReferralId id) {
        return db.sql(SELECT + "where r.id = :id").with("id", id).find(Referrals::row);
    }

    /**
     * Lets nobody else answer this one or take it back until the transaction ends: the two sides write different rows, which
     * would not wait for each other. Says nothing of whether there is one.
     */
    void hold(ReferralId id) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .with("name", "care.referral/" + id.value())
                .one((rs, n) -> true);
    }

    List<Referral> all(Collection<UUID> ids) {
        return db.sql(SELECT + "where r.id = any(:ids::uuid[])")
                .with("ids", ids)
                .list(Referrals::row);
    }

    List<Referral> sent(AgencyId agency, int from, int most) {
        return db.sql(SELECT
                        + "where r.agency_id = :agency order by r.sent_at desc, r.id desc offset :from limit :most")
                .with("agency", agency)
                .with("from", from)
                .with("most", most)
                .list(Referrals::row);
    }

    List<Referral> received(AgencyId agency, int from, int most) {
        return db.sql(SELECT
                        + "where r.to_agency_id = :agency order by r.sent_at desc, r.id desc offset :from limit :most")
                .with("agency", agency)
                .with("from", from)
                .with("most", most)
                .list(Referrals::row);
    }

    long countSent(AgencyId agency) {
        return db.sql("select count(*) from care.referral where agency_id = :agency")
                .with("agency", agency)
                .count();
    }

    long countReceived(AgencyId agency) {
        return db.sql("select count(*) from care.referral where to_agency_id = :agency")
                .with("agency", agency)
                .count();
    }

    List<Referral> ofYouth(YouthId youth, AgencyId agency) {
        return db.sql(SELECT + "where r.record_id = :youth and r.agency_id = :agency order by r.sent_at desc")
                .with("youth", youth)
                .with("agency", agency)
                .list(Referrals::row);
    }

    List<Referral> ofConcern(UUID concern, AgencyId agency) {
        return db.sql(SELECT + "where r.concern_id = :concern and r.agency_id = :agency order by r.sent_at desc")
                .with("concern", concern)
                .with("agency", agency)
                .list(Referrals::row);
    }

    /** Those of an agency to walled receivers whose fixed time is over while its work row still stands open. */
    List<Referral> deliveredOver(AgencyId agency, Instant now) {
        return db.sql(SELECT + """
                where r.agency_id = :agency and r.to_walled and r.withdrawn_at is null and r.answer_due_at <= :now
                  and exists (select 1 from platform.work w where w.module = 'care' and w.kind = 'delivered'
                    and w.reference = r.id and w.agency_id = :agency and w.done_at is null)
                """).with("agency", agency).with("now", now).list(Referrals::row);
    }

    /** False where there is one already. */
    boolean answer(Referral referral, String answer, @Nullable DeclineReason reason, Instant at, PersonId by) {
        return db.sql("""
                insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, reason, at, by_person)
                values (:id, :agency, :sender, :walled, :answer, :reason, :at, :by)
                on conflict do nothing
                """)
                        .with("id", referral.id())
                        .with("agency", referral.receiver().id())
                        .with("sender", referral.sender().id())
                        .with("walled", referral.walled())
                        .with("answer", answer)
                        .with("reason", reason)
                        .with("at", at)
                        .with("by", by)
                        .run()
                == 1;
    }

    /** False where the version is another by now. */
    boolean withdraw(ReferralId id, AgencyId agency, int version, Instant at) {
        return db.sql("""
                update care.referral set withdrawn_at = :at, version = version + 1
                where id = :id and agency_id = :agency and version = :version and withdrawn_at is null
                """)
                        .with("at", at)
                        .with("id", id)
                        .with("agency", agency)
                        .with("version", version)
                        .run()
                == 1;
    }

    private static Referral row(ResultSet rs, int number) throws SQLException {
        UUID youth = rs.getObject("record_id", UUID.class);
        return new Referral(
                new ReferralId(Db.uuid(rs, "id")),
                rs.getString("short"),
                new Referral.Party(new AgencyId(Db.uuid(rs, "agency_id")), rs.getString("sender")),
                new Referral.Party(new AgencyId(Db.uuid(rs, "to_agency_id")), rs.getString("receiver")),
                rs.getBoolean("to_walled"),
                new ServiceId(Db.uuid(rs, "service_id")),
                rs.getString("service"),
                rs.getObject("concern_id", UUID.class),
                youth == null ? null : new YouthId(youth),
                rs.getString("youth_called"),
                rs.getString("summary"),
                Basis.of(rs.getString("basis"), rs.getString("law")),
                Db.instant(rs, "sent_at"),
                new PersonId(Db.uuid(rs, "sent_by")),
                Db.instant(rs, "answer_due_at"),
                Db.instantOrNull(rs, "withdrawn_at"),
                answer(rs),
                rs.getInt("version"));
    }

    private static @Nullable Answer answer(ResultSet rs) throws SQLException {
        String answer = rs.getString("answer");
        if (answer == null) {
            return null;
        }
        Instant at = Db.instant(rs, "answered_at");
        return answer.equals("accepted")
                ? new Answer.Accepted(at)
                : new Answer.Declined(at, Db.constant(DeclineReason.class, rs.getString("reason")));
    }
}
