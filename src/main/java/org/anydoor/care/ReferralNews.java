package org.anydoor.care;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.WorkOverdue;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Carries news of a referral to the other side, as that agency's own job; each step may happen twice. */
@Component
class ReferralNews {
    private static final String JOB = "referrals";

    private final Referrals referrals;
    private final ReferralWork work;
    private final Notices notices;
    private final EachAgency each;
    private final Clock clock;
    private final TransactionOperations transactions;

    ReferralNews(
            Referrals referrals,
            ReferralWork work,
            Notices notices,
            EachAgency each,
            Clock clock,
            TransactionOperations transactions) {
        this.referrals = referrals;
        this.work = work;
        this.notices = notices;
        this.each = each;
        this.clock = clock;
        this.transactions = transactions;
    }

    @AfterCommit("care.answered")
    void on(ReferralAnswered answered) {
        as(
                new AgencyId(answered.sender()),
                () -> referrals
                        .find(new ReferralId(answered.referral()))
                        .ifPresent(it -> work.ended(it, it.answer() instanceof Answer.Accepted)));
    }

    @AfterCommit("care.withdrawn")
    void on(ReferralWithdrawn withdrawn) {
        AgencyId receiver = new AgencyId(withdrawn.receiver());
        as(receiver, () -> work.nothingToAnswer(new ReferralId(withdrawn.referral()), receiver));
    }

    /** No answer in time: whoever sent it is told; the row moves on to the backup with every other overdue work. */
    @AfterCommit("care.no-answer")
    void on(WorkOverdue overdue) {
        if (overdue.module().equals(ReferralWork.MODULE) && overdue.kind().equals(ReferralWork.AWAITED)) {
            AgencyId sender = new AgencyId(overdue.agency());
            as(
                    sender,
                    () -> referrals
                            .find(new ReferralId(overdue.reference()))
                            .ifPresent(it -> notices.tellOnce(
                                    sender, it.sentBy(), "referral", overdue.work(), overdue.due(), overdue.level())));
        }
    }

    @Bean
    static Recurring deliveredTimeOver(ReferralNews news) {
        return Recurring.every("care.delivered", Duration.ofMinutes(5), news::closeDelivered);
    }

    /** The fixed time of walled referrals is over: the sender goes on, whatever the receiver did. */
    void closeDelivered() {
        each.run(
                JOB,
                senders(),
                agency -> as(
                        agency,
                        () -> referrals.deliveredOver(agency, clock.instant()).forEach(it -> work.ended(it, false))));
    }

    /** Every agency that may send; which of them did is theirs to know. */
    private List<AgencyId> senders() {
        return each.all().stream()
                .filter(it -> !it.walled())
                .map(Agencies.Agency::id)
                .toList();
    }

    private void as(AgencyId agency, Runnable deed) {
        Callers.run(new Caller.Job(JOB, agency), () -> transactions.executeWithoutResult(status -> deed.run()));
    }
}
