package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody who signs in already works for a second agency by their own yes. The agency that asks learns nothing until then: it
 * types a sign-in name and gets the same answer whether or not there is one. The answer is a word for the person alone: who has
 * only got hold of their sign-in finds no offer (docs/decisions/0017-a-second-agency.md).
 */
@Component
public class Joining {
    private static final Duration GOOD_FOR = Duration.ofDays(14);

    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Joining(Db db, Ids ids, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Somebody asked by the acting administrator's agency who has not said yes. */
    public record Asked(UUID id, String username, List<String> roles, Instant until) {}

    /** An agency that asks the calling member to work for it too. */
    public record Offer(UUID id, AgencyId agency, String name, List<String> roles, Instant until) {}

    /** Who waits for an answer, newest first. */
    public List<Asked> asked() {
        return execute(() -> db.sql("""
                select id, username, roles, until_at from platform.membership_offer
                where agency_id = (select platform.acting_agency()) and until_at > statement_timestamp()
                order by made_at desc, id
                """)
                .list((rs, n) -> new Asked(
                        Db.uuid(rs, "id"),
                        rs.getString("username"),
                        Db.words(rs, "roles"),
                        Db.instant(rs, "until_at"))));
    }

    /** Asks whoever signs in by this name and has the word; empty if that is a colleague, whom the administrator knows anyway. */
    public Optional<OfferWord> ask(String username, Collection<String> roles) {
        OfferWord word = OfferWord.fresh();
        return execute(() -> {
            oneAtATime();
            if (isColleague(username)) {
                return Optional.empty();
            }
            db.sql("""
                    delete from platform.membership_offer
                    where agency_id = (select platform.acting_agency()) and (username = :username or until_at <= statement_timestamp())
                    """).with("username", username).run();
            UUID offer = ids.ordered();
            db.sql("""
                    insert into platform.membership_offer (id, agency_id, username, roles, made_at, until_at, word_digest)
                    values (:id, (select platform.acting_agency()), :username, :roles, :now, :until, :word)
                    """)
                    .with("id", offer)
                    .with("username", username)
                    .with("roles", roles)
                    .with("now", clock.instant())
                    .with("until", clock.instant().plus(GOOD_FOR))
                    .with("word", word.digest())
                    .runExactly(1);
            audit.record("access.offer", offer, Members.current().actingFor());
            return Optional.of(word);
        });
    }

    /** Of two who ask the same person at the same moment, the word of the later one is the one that opens. */
    private void oneAtATime() {
        db.sql("select id from platform.agency where id = (select platform.acting_agency()) for no key update")
                .list((rs, n) -> Db.uuid(rs, "id"));
    }

    private boolean isColleague(String username) {
        return db.sql("""
                select count(*) from platform.membership m join platform.person p on p.id = m.person_id
                where m.agency_id = (select platform.acting_agency()) and p.username = :username
                  and (m.until_at is null or m.until_at > statement_timestamp())
                """).with("username", username).count() > 0;
    }

    /** Asks no longer; whoever has said yes meanwhile stays. */
    public void withdraw(UUID offer) {
        transaction.executeWithoutResult(open -> {
            int gone = db.sql("""
                    delete from platform.membership_offer where id = :id and agency_id = (select platform.acting_agency())
                    """).with("id", offer).run();
            if (gone == 1) {
                audit.record("access.offer-withdraw", offer, Members.current().actingFor());
            }
        });
    }

    /** The offer to the calling member that this word opens. */
    public Optional<Offer> offer(OfferWord word) {
        var me = Members.current();
        return Callers.as(
                new Caller.Newcomer(me.id(), me.actingFor(), word.digest()),
                () -> execute(() -> db.sql("""
                        select o.id, o.agency_id, a.name, o.roles, o.until_at
                        from platform.membership_offer o join platform.agency a on a.id = o.agency_id
                        where o.username = (select platform.my_sign_in_name()) and o.word_digest = :word
                          and o.until_at > statement_timestamp() and a.ended_at is null
                        """)
                        .with("word", word.digest())
                        .find((rs, n) -> new Offer(
                                Db.uuid(rs, "id"),
                                new AgencyId(Db.uuid(rs, "agency_id")),
                                rs.getString("name"),
                                Db.words(rs, "roles"),
                                Db.instant(rs, "until_at")))));
    }

    /**
     * Says yes; false if the offer is gone. Done in the name of the agency that is joined, so that its trail alone tells of it
     * and neither agency learns of the other. A link that another administrator has made for the person opens nothing from now on.
     */
    public boolean accept(OfferWord word) {
        PersonId me = Members.current().id();
        return offer(word)
                .map(it -> Callers.as(
                        new Caller.Newcomer(me, it.agency(), word.digest()), () -> execute(() -> join(me, it))))
                .orElse(false);
    }

    private boolean join(PersonId me, Offer offer) {
        int joined = db.sql("""
                insert into platform.membership (person_id, agency_id, from_at)
                select :me, o.agency_id, :now from platform.membership_offer o where o.id = :offer
                on conflict do nothing
                """)
                .with("me", me)
                .with("now", clock.instant())
                .with("offer", offer.id())
                .run();
        if (joined == 0 && !comesBack(me, offer)) {
            return false;
        }
        db.sql("""
                insert into platform.membership_role (person_id, agency_id, role)
                select :me, o.agency_id, r from platform.membership_offer o cross join unnest(o.roles) as r where o.id = :offer
                """).with("me", me).with("offer", offer.id()).run();
        db.sql("delete from platform.membership_offer where id = :offer")
                .with("offer", offer.id())
                .runExactly(1);
        db.sql("update platform.person set invite_digest = null, invite_until = null where id = :me")
                .with("me", me)
                .runExactly(1);
        audit.record("access.join", me.value(), offer.agency());
        return true;
    }

    /** Somebody who had left takes up the membership that had ended. */
    private boolean comesBack(PersonId me, Offer offer) {
        return db.sql("""
                update platform.membership set until_at = null
                where person_id = :me and agency_id = :agency and until_at <= statement_timestamp()
                """).with("me", me).with("agency", offer.agency()).run() == 1;
    }

    private <T> T execute(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(open -> work.get()));
    }
}
