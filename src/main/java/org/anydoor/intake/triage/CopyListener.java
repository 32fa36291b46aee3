package org.anydoor.intake.triage;

import java.util.Optional;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.mail.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What one agency's step means for another's desk, done as that other agency's routing job. */
@Component
class CopyListener {
    private final Handlings handlings;
    private final CrossProofs crossNotices;
    private final Shares grants;
    private final Waits waits;
    private final Terms terms;
    private final Notices notices;
    private final TransactionTemplate transaction;

    CopyListener(
            Handlings handlings,
            CrossProofs crossNotices,
            Shares grants,
            Waits waits,
            Terms terms,
            Notices notices,
            TransactionTemplate transaction) {
        this.handlings = handlings;
        this.crossNotices = crossNotices;
        this.grants = grants;
        this.waits = waits;
        this.terms = terms;
        this.notices = notices;
        this.transaction = transaction;
    }

    /** The receiver's work begins, or ends where the copy was taken back. */
    @AfterCommit("intake.copy-sent")
    void on(CopySent sent) {
        AgencyId agency = new AgencyId(sent.agency());
        as(
                agency,
                () -> handlings
                        .find(new ConcernId(sent.concern()), agency)
                        .filter(copy -> copy.version() == sent.version())
                        .ifPresent(copy -> received(copy, sent)));
    }

    private void received(Handling copy, CopySent sent) {
        waits.follow(copy);
        if (copy.state() == State.NEW) {
            notices.tellOnce(copy.agency(), null, "work", sent.concern(), sent.version());
            crossNotices.all(copy.concern()).stream()
                    .filter(it -> it.from().equals(copy.agency()) && it.given() == null)
                    .findFirst()
                    .ifPresent(it -> waits.open(Waits.NOTICE, copy, it.due(), "Minn. Stat. 260E.12"));
        }
    }

    /** The owner's turn again: a copy came back, or all of them are in other hands. */
    @AfterCommit("intake.copy-answered")
    void on(CopyAnswered answered) {
        AgencyId owner = new AgencyId(answered.owner());
        as(owner, () -> {
            Optional<Handling> owners = handlings.find(new ConcernId(answered.concern()), owner);
            owners.filter(it -> isStillSo(answered)).ifPresent(it -> answered(it, answered));
        });
    }

    /** A copy that was sent again since is not the one that was declined; the other answers are read off as they stand now. */
    private boolean isStillSo(CopyAnswered answered) {
        return answered.word() != CopyAnswered.Word.DECLINED
                || handlings
                        .find(new ConcernId(answered.concern()), new AgencyId(answered.agency()))
                        .filter(copy -> copy.version() == answered.version())
                        .isPresent();
    }

    private void answered(Handling owners, CopyAnswered answered) {
        boolean declined = answered.word() == CopyAnswered.Word.DECLINED;
        if (declined) {
            grants.end(owners.concern(), owners.owner(), new AgencyId(answered.agency()));
        }
        if (owners.state() == State.ACKNOWLEDGED && waits.elsewhere(owners.concern()) != Elsewhere.ANSWERS) {
            Handling again = owners.due(declined ? terms.fromNow(owners.urgency()) : terms.nextLook());
            handlings.postpone(again);
            waits.follow(again);
            notices.tellOnce(
                    owners.agency(),
                    owners.holder().person(),
                    "work",
                    answered.concern(),
                    answered.agency(),
                    answered.word(),
                    answered.version());
        }
    }

    private void as(AgencyId agency, Runnable work) {
        Callers.run(new Caller.Job("routing", agency), () -> transaction.executeWithoutResult(status -> work.run()));
    }
}
