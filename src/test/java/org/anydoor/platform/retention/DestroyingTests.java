package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.MigratedDatabase;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Shredding;
import org.anydoor.platform.retention.Disposals.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From the rule to the tombstone, and everything that stands in between. */
@AnydoorTest
class DestroyingTests {
    private final Disposals disposals;
    private final Db db;
    private final TestCallers callers;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @Autowired
    DestroyingTests(Disposals disposals, Destroying destroying, Db db, TransactionTemplate transaction) {
        this.disposals = disposals;
        this.db = db;
        this.callers = new TestCallers(transaction);
        this.job = new RetentionJob(disposals, destroying, callers, scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void whatTwoPeopleDecidedIsDestroyedAndNothingElseIsTouched() {
        UUID gone = scene.copied(30, "not-trafficking", "declined");
        UUID stays = scene.copied(30, "helped", "closed");
        Map<String, Long> before = rows();
        job.run();
        assertThat(job.approve(scene.admin, gone)).isEqualTo(Answer.FIRST);
        assertThat(job.approve(scene.admin, gone)).isEqualTo(Answer.SAME);
        job.run();
        assertThat(RetentionFixtures.isThere(gone)).isTrue();
        assertThat(job.approve(scene.supervisor, gone)).isEqualTo(Answer.SECOND);
        job.run();
        assertThat(RetentionFixtures.isThere(gone)).isFalse();
        assertThat(RetentionFixtures.isThere(stays)).isTrue();
        assertThat(lost(before))
                .isEqualTo(Map.ofEntries(
                        Map.entry("intake.concern", 1L),
                        Map.entry("intake.handling", 2L),
                        Map.entry("intake.reporter", 1L),
                        Map.entry("intake.safe_contact", 1L),
                        Map.entry("intake.original", 1L),
                        Map.entry("intake.receipt", 1L),
                        Map.entry("intake.message", 1L),
                        Map.entry("intake.note", 2L),
                        Map.entry("intake.translation", 1L),
                        Map.entry("intake.mandated_report", 1L),
                        Map.entry("intake.cross_notice", 1L),
                        Map.entry("intake.attempt", 1L),
                        Map.entry("platform.data_key", 1L),
                        Map.entry("platform.access_grant", 1L),
                        Map.entry("platform.assignment", 1L),
                        Map.entry("platform.escalation", 1L),
                        Map.entry("platform.call_step", 1L),
                        Map.entry("platform.call_made", 1L),
                        Map.entry("platform.call_answer", 1L),
                        Map.entry("platform.event_publication", 1L),
                        Map.entry("platform.held_post", 1L)));
    }

    @Test
    void nothingOfItsWordsIsLeftAnywhere() {
        UUID concern = scene.copied(100, "helped", "declined");
        UUID youth = scene.youth(concern, 17);
        assertThat(Traces.of(scene.canary)).isNotEmpty();
        destroyed(concern);
        destroyed(youth);
        assertThat(Traces.of(scene.canary)).isEmpty();
        assertThat(Traces.of(concern.toString()).keySet())
                .allMatch(it -> it.matches("platform\\.(audit_subject|disposal|shredded)"));
        assertThat(Traces.of(youth.toString()).keySet())
                .allMatch(it -> it.matches("platform\\.(audit_subject|disposal|shredded)"));
    }

    @Test
    void aYoungPersonsRecordIsKeptUntilLongAfterTheyCameOfAge() {
        UUID concern = scene.concern(100, "helped");
        UUID grown = scene.youth(concern, 17);
        UUID young = scene.youth(concern, 1);
        job.run();
        assertThat(scene.isProposed(grown)).isTrue();
        assertThat(scene.isProposed(young)).isFalse();
    }

    @Test
    void whoHasLeftDecidedNothing() {
        UUID concern = proposed();
        job.approve(scene.admin, concern);
        job.approve(scene.third, concern);
        RetentionFixtures.run("update platform.membership set until_at = now() where person_id = ?", scene.third);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        assertThat(waits()).isOne();
        assertThat(job.approve(scene.supervisor, concern)).isEqualTo(Answer.FIRST);
        assertThat(job.approve(scene.admin, concern)).isEqualTo(Answer.SECOND);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
    }

    @Test
    void theApprovalOfWhoHasLeftIsNotTheFirstOfTwo() {
        UUID concern = proposed();
        job.approve(scene.third, concern);
        RetentionFixtures.run("update platform.membership set until_at = now() where person_id = ?", scene.third);
        assertThat(job.approve(scene.supervisor, concern)).isEqualTo(Answer.FIRST);
        assertThat(job.approve(scene.admin, concern)).isEqualTo(Answer.SECOND);
    }

    @Test
    void anApprovalThatIsAMonthOldCountsNoMore() {
        UUID concern = proposed();
        job.approve(scene.admin, concern);
        aMonthPasses(concern);
        assertThat(job.approve(scene.supervisor, concern)).isEqualTo(Answer.FIRST);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
    }

    @Test
    void twoApprovalsThatExpiredAreGivenAnew() {
        UUID concern = proposed();
        job.decide(concern);
        aMonthPasses(concern);
        assertThat(job.approve(scene.third, concern)).isEqualTo(Answer.FIRST);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        assertThat(job.approve(scene.supervisor, concern)).isEqualTo(Answer.SECOND);
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
    }

    @Test
    void anotherHoldersRuleCountsAndIsNotShown() {
        UUID concern = scene.copied(30, "not-enough", "closed");
        scene.rule(scene.police, "not-enough", 28);
        job.run();
        var shown = callers.as(scene.as(scene.admin), () -> disposals.find(scene.decision(concern)))
                .orElseThrow();
        assertThat(Objects.requireNonNull(shown.term()).months()).isEqualTo(24);
        assertThat(shown.due()).isBefore(Objects.requireNonNull(shown.ended()).plus(Duration.ofDays(740)));
    }

    @Test
    void nobodyWhoWorksHereAndNoJobDeletesARowOfARecord() {
        UUID concern = scene.concern(30, "not-enough");
        for (Caller caller : List.of(
                scene.as(scene.admin), scene.as(scene.navigator), new Caller.Job(Shredding.JOB, scene.intake))) {
            for (String table : List.of(
                    "intake.concern",
                    "intake.handling",
                    "intake.message",
                    "youth.record",
                    "care.referral",
                    "platform.work")) {
                assertThatThrownBy(() -> callers.run(
                                caller, () -> db.sql("delete from " + table).run()))
                        .hasStackTraceContaining("permission denied");
            }
        }
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
    }

    @Test
    void onePersonIsNeverBothInTheTableEither() {
        UUID concern = proposed();
        assertThatThrownBy(() -> RetentionFixtures.run(
                        "update platform.disposal set first_by = ?, first_at = now(), second_by = ?, second_at = now() where subject_id = ?",
                        scene.admin,
                        scene.admin,
                        concern))
                .hasStackTraceContaining("violates check constraint");
    }

    @Test
    void whatWasRefusedRestsForAYear() {
        UUID concern = proposed();
        assertThat(callers.as(
                        scene.as(scene.admin), () -> disposals.refuse(scene.decision(concern), "A lawsuit may come")))
                .isEqualTo(Answer.REFUSED);
        job.run();
        assertThat(scene.isProposed(concern)).isFalse();
    }

    @Test
    void anotherAgencySeesNoDecisionAndDecidesNone() {
        UUID concern = scene.copied(30, "not-enough", "declined");
        job.run();
        UUID decision = scene.decision(concern);
        assertThat(callers.as(scene.as(scene.chief), () -> disposals.find(decision)))
                .isEmpty();
        assertThat(job.approve(scene.chief, concern)).isEqualTo(Answer.UNKNOWN);
        assertThat(job.approve(scene.navigator, concern)).isEqualTo(Answer.UNKNOWN);
    }

    private UUID proposed() {
        UUID concern = scene.concern(30, "not-enough");
        job.run();
        return concern;
    }

    private long waits() {
        return PlatformFixtures.value(
                Long.class,
                "select count(*) from platform.work where agency_id = ? and kind = 'decide' and done_at is null",
                scene.intake);
    }

    private void aMonthPasses(UUID concern) {
        RetentionFixtures.run(
                "update platform.disposal set first_at = now() - interval '31 days' where id = ?",
                scene.decision(concern));
    }

    private void destroyed(UUID record) {
        job.run();
        job.decide(record);
        job.run();
    }

    private static Map<String, Long> rows() {
        var rows = new LinkedHashMap<String, Long>();
        MigratedDatabase.superuser()
                .sql("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname in ('platform', 'intake', 'youth', 'care', 'pledge', 'venues', 'directory', 'prevention')
                """)
                .query(String.class)
                .list()
                .forEach(it -> rows.put(it, PlatformFixtures.value(Long.class, "select count(*) from " + it)));
        return rows;
    }

    private static Map<String, Long> lost(Map<String, Long> before) {
        var lost = new LinkedHashMap<String, Long>();
        rows().forEach((table, now) -> {
            long was = before.getOrDefault(table, 0L);
            if (now < was) {
                lost.put(table, was - now);
            }
        });
        return lost;
    }
}
