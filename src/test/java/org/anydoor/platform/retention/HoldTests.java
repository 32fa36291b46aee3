package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.retention.Holds.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is on hold stays, whoever decided otherwise, and however close it was. */
@AnydoorTest
class HoldTests {
    private final Holds holds;
    private final TestCallers callers;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @Autowired
    HoldTests(Holds holds, Disposals disposals, Destroying destroying, TransactionTemplate transaction) {
        this.holds = holds;
        this.callers = new TestCallers(transaction);
        this.job = new RetentionJob(disposals, destroying, callers, scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void aHoldAfterBothApprovalsKeepsTheRecord() {
        UUID concern = scene.concern(30, "not-enough");
        job.run();
        job.decide(concern);
        assertThat(place(scene.navigator, concern)).isEqualTo(Answer.HELD);
        assertThat(scene.isProposed(concern)).isFalse();
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        assertThat(scene.isProposed(concern)).isFalse();
        assertThat(audited("retention.hold", concern)).isOne();
    }

    @Test
    void twoPeopleLiftAHoldAndThenItIsDueAgain() {
        UUID concern = scene.concern(30, "not-enough");
        place(scene.navigator, concern);
        UUID hold = callers.as(
                scene.as(scene.navigator), () -> holds.on(concern).orElseThrow().id());
        assertThat(lift(scene.navigator, hold)).isEqualTo(Answer.UNKNOWN);
        assertThat(lift(scene.admin, hold)).isEqualTo(Answer.FIRST);
        assertThat(lift(scene.admin, hold)).isEqualTo(Answer.SAME);
        assertThat(lift(scene.third, hold)).isEqualTo(Answer.LIFTED);
        assertThat(audited("retention.lift-hold", concern)).isEqualTo(2);
        job.run();
        assertThat(scene.isProposed(concern)).isTrue();
    }

    @Test
    void whoeverHadACopyHoldsItTooAndNobodyElseSeesThatHold() {
        UUID concern = scene.copied(30, "not-enough", "closed");
        UUID alien = scene.concern(30, "not-enough");
        assertThat(place(scene.officer, alien)).isEqualTo(Answer.UNKNOWN);
        assertThat(place(scene.officer, concern)).isEqualTo(Answer.HELD);
        assertThat(callers.as(scene.as(scene.admin), () -> holds.on(concern))).isEmpty();
        assertThat(callers.as(scene.as(scene.officer), () -> holds.on(concern))).isPresent();
        job.run();
        assertThat(scene.isProposed(concern)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "new, HELD",
        "acknowledged, HELD",
        "accepted, HELD",
        "closed, HELD",
        "declined, UNKNOWN",
        "taken-back, UNKNOWN"
    })
    void whoDeclinedACopyOrFromWhomItWasTakenBackHoldsNothing(String copy, Answer answer) {
        UUID concern = scene.copied(30, "not-enough", copy);
        assertThat(callers.as(scene.as(scene.officer), () -> holds.mayHold("concern", concern)))
                .isEqualTo(answer == Answer.HELD);
        assertThat(place(scene.officer, concern)).isEqualTo(answer);
    }

    @Test
    void whoDeclinedAReferralOrFromWhomItWasWithdrawnHoldsNothing() {
        AgencyId school = PlatformFixtures.agency("school");
        PersonId teacher = PlatformFixtures.person(school, "staff");
        UUID concern = scene.copied(30, "not-enough", "taken-back");
        UUID referral = scene.sentOn(concern, school, 20);
        assertThat(mayHold(school, teacher, concern)).isTrue();
        assertThat(mayHold(scene.police, scene.officer, concern)).isTrue();
        PlatformFixtures.run("update care.referral set withdrawn_at = now() where id = ?", referral);
        assertThat(mayHold(school, teacher, concern)).isFalse();
        assertThat(mayHold(scene.police, scene.officer, concern)).isFalse();
        answer(referral, school, teacher, "accepted", "");
        assertThat(mayHold(school, teacher, concern)).isTrue();
        PlatformFixtures.run("delete from care.answer where referral_id = ?", referral);
        PlatformFixtures.run("update care.referral set withdrawn_at = null where id = ?", referral);
        answer(referral, school, teacher, "declined", "not-ours");
        assertThat(mayHold(school, teacher, concern)).isFalse();
        assertThat(mayHold(scene.police, scene.officer, concern)).isTrue();
    }

    private boolean mayHold(AgencyId agency, PersonId person, UUID concern) {
        return callers.as(person, agency, () -> holds.mayHold("concern", concern));
    }

    private void answer(UUID referral, AgencyId by, PersonId person, String answer, String reason) {
        PlatformFixtures.run("""
                insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, reason, at, by_person)
                values (?, ?, ?, false, ?, nullif(?, ''), now(), ?)
                """, referral, by, scene.police, answer, reason, person);
    }

    @Test
    void theOwnerIsNotToldThatAnotherHoldsIt() {
        UUID concern = scene.copied(30, "not-enough", "closed");
        job.run();
        job.decide(concern);
        assertThat(place(scene.officer, concern)).isEqualTo(Answer.HELD);
        assertThat(PlatformFixtures.value(
                        String.class, "select closed_as from platform.disposal where id = ?", scene.decision(concern)))
                .isEqualTo("not-due");
    }

    @Test
    void aYesToLiftingThatIsAMonthOldOrOfSomebodyWhoLeftCountsNoMore() {
        UUID concern = scene.concern(30, "not-enough");
        place(scene.navigator, concern);
        UUID hold = callers.as(
                scene.as(scene.navigator), () -> holds.on(concern).orElseThrow().id());
        lift(scene.admin, hold);
        RetentionFixtures.run("update platform.legal_hold set lift_at = now() - interval '31 days' where id = ?", hold);
        assertThat(lift(scene.third, hold)).isEqualTo(Answer.FIRST);
        RetentionFixtures.run("update platform.membership set until_at = now() where person_id = ?", scene.third);
        assertThat(lift(scene.admin, hold)).isEqualTo(Answer.FIRST);
        assertThat(lift(scene.supervisor, hold)).isEqualTo(Answer.LIFTED);
    }

    @Test
    void ofHoldAndDestructionAtTheSameMomentOneWins() {
        for (int round = 0; round < 20; round++) {
            UUID concern = scene.concern(30, "not-enough");
            job.run();
            job.decide(concern);
            var start = new CyclicBarrier(2);
            var held = CompletableFuture.supplyAsync(() -> {
                await(start);
                return place(scene.navigator, concern);
            });
            await(start);
            job.run();
            boolean there = RetentionFixtures.isThere(concern);
            assertThat(held.join()).isEqualTo(there ? Answer.HELD : Answer.UNKNOWN);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Answer place(PersonId person, UUID concern) {
        return callers.as(scene.as(person), () -> holds.place("concern", concern, "A lawsuit", "Letter 27-1"));
    }

    private Answer lift(PersonId person, UUID hold) {
        return callers.as(scene.as(person), () -> holds.lift(hold, "It is over"));
    }

    private static long audited(String action, UUID subject) {
        return PlatformFixtures.value(Long.class, """
                select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where e.action = ? and e.outcome = 'done' and s.subject_id = ?
                """, action, subject);
    }
}
