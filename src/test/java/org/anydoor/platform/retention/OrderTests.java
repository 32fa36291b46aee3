package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.retention.Disposals.Answer;
import org.anydoor.platform.retention.Disposals.Ordered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An order takes the place of the term and of nothing else; whoever had a copy is told without a word about anybody. */
@AnydoorTest
class OrderTests {
    private final Disposals disposals;
    private final OrderedCopies copies;
    private final TestCallers callers;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @Autowired
    OrderTests(Disposals disposals, OrderedCopies copies, Destroying destroying, TransactionTemplate transaction) {
        this.disposals = disposals;
        this.copies = copies;
        this.callers = new TestCallers(transaction);
        this.job = new RetentionJob(disposals, destroying, callers, scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void anOrderIsCarriedOutBeforeItsTimeAndReachesWhoHadACopy() {
        UUID concern = scene.copied(2, "helped", "closed");
        assertThat(order(scene.navigator, concern)).isEqualTo(Answer.UNKNOWN);
        assertThat(order(scene.chief, concern)).isEqualTo(Answer.UNKNOWN);
        assertThat(order(scene.supervisor, concern)).isEqualTo(Answer.ORDERED);
        UUID decision = scene.decision(concern);
        job.decide(concern);
        assertThat(waits(decision)).isOne();
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
        assertThat(callers.as(scene.as(scene.chief), copies::mine))
                .extracting(OrderedCopies.Told::decision)
                .containsExactly(decision);
        assertThat(callers.as(scene.as(scene.officer), copies::mine)).isEmpty();
        assertThat(callers.as(scene.as(scene.officer), () -> copies.done(decision)))
                .isFalse();
        assertThat(callers.as(scene.as(scene.chief), () -> copies.done(decision)))
                .isTrue();
        assertThat(waits(decision)).isZero();
        assertThat(callers.as(scene.as(scene.admin), () -> copies.of(decision)))
                .allMatch(it -> it.done() != null)
                .hasSize(1);
    }

    @Test
    void whatIsLiveOutlivesAnOrderUntilItIsDone() {
        UUID concern = scene.copied(2, "helped", "accepted");
        order(scene.supervisor, concern);
        job.decide(concern);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        PlatformFixtures.run(
                "update intake.handling set state = 'closed', outcome = 'helped', closed_at = now() where concern_id = ? and agency_id = ?",
                concern,
                scene.police);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
    }

    private Answer order(PersonId person, UUID concern) {
        return callers.as(
                scene.as(person),
                () -> disposals.order(
                        new Ordered("concern", concern, "27-CR-1", LocalDate.of(2026, 1, 2), "Minn. Stat. 609A.02")));
    }

    private static long waits(UUID decision) {
        return PlatformFixtures.value(
                Long.class,
                "select count(*) from platform.work where reference = ? and kind = 'copy' and done_at is null",
                decision);
    }
}
