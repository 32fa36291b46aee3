package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.keys.Shredding;
import org.anydoor.platform.retention.Disposals.Answer;
import org.anydoor.platform.retention.Disposals.Ordered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A receiver who sends on takes part in the owner's record: it keeps the record alive and does not make it theirs. */
@AnydoorTest
class OwnersRecordsTests {
    private final Disposals disposals;
    private final Destroying destroying;
    private final TestCallers callers;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @Autowired
    OwnersRecordsTests(Disposals disposals, Destroying destroying, TransactionTemplate transaction) {
        this.disposals = disposals;
        this.destroying = destroying;
        this.callers = new TestCallers(transaction);
        this.job = new RetentionJob(disposals, destroying, callers, scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void aReceiverWhoSentOnDestroysNothingOfTheOwners() {
        UUID concern = scene.copied(100, "helped", "closed");
        scene.sentOn(concern, PlatformFixtures.agency("street-outreach"), 99);
        PersonId sergeant = PlatformFixtures.person(scene.police, "supervisor");
        PersonId captain = PlatformFixtures.person(scene.police, "supervisor");
        assertThat(callers.as(
                        new Caller.Member(sergeant, scene.police),
                        () -> disposals.order(new Ordered(
                                "concern", concern, "27-CR-1", LocalDate.of(2026, 1, 2), "Minn. Stat. 609A.02"))))
                .isEqualTo(Answer.UNKNOWN);
        policeJob();
        assertThat(scene.isProposed(concern)).isFalse();
        PlatformFixtures.run("""
                insert into platform.disposal (agency_id, kind, subject_id, cause, first_by, first_at, second_by, second_at)
                values (?, 'concern', ?, 'rule', ?, now(), ?, now())
                """, scene.police, concern, sergeant, captain);
        policeJob();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
    }

    @Test
    void whatAReceiverSentOnKeepsTheOwnersRecordUntilItIsOver() {
        UUID concern = scene.copied(30, "not-enough", "closed");
        UUID referral = scene.sentOn(concern, PlatformFixtures.agency("street-outreach"), 100);
        UUID running = scene.copied(30, "not-enough", "closed");
        scene.sentOn(running, PlatformFixtures.agency("street-outreach"), 0);
        PlatformFixtures.run("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
                values (gen_random_uuid(), 'care', 'answer', ?, ?, now(), 'Local policy')
                """, referral, scene.police);
        job.run();
        assertThat(scene.isProposed(concern)).isFalse();
        assertThat(scene.isProposed(running)).isFalse();
        PlatformFixtures.run("update platform.work set done_at = now() where reference = ?", referral);
        job.run();
        assertThat(scene.isProposed(concern)).isTrue();
        assertThat(scene.isProposed(running)).isFalse();
    }

    @Test
    void theLongerTermOfWhomeverItWasSentOnToCounts() {
        UUID concern = scene.copied(100, "not-enough", "closed");
        AgencyId outreach = PlatformFixtures.agency("street-outreach");
        scene.rule(outreach, "", 300);
        scene.sentOn(concern, outreach, 100);
        job.run();
        assertThat(scene.isProposed(concern)).isFalse();
    }

    @Test
    void whatAWalledAgencyDoesWithItsCopyIsToldByNoDay() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        List<UUID> concerns = new ArrayList<>();
        for (String copy : List.of("new", "accepted", "closed", "declined")) {
            UUID concern = scene.concern(30, "not-enough");
            scene.handling(concern, shelter, 30, copy, "helped");
            concerns.add(concern);
        }
        PlatformFixtures.run(
                "update intake.handling set closed_at = now() where agency_id = ? and state = 'closed'", shelter);
        UUID worked = scene.concern(30, "not-enough");
        scene.handling(worked, shelter, 30, "accepted", "helped");
        PlatformFixtures.run("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
                values (gen_random_uuid(), 'intake', 'accept', ?, ?, now(), 'Local policy')
                """, worked, shelter);
        concerns.add(worked);
        UUID alone = scene.concern(30, "not-enough");
        job.run();
        assertThat(concerns).allMatch(scene::isProposed);
        assertThat(concerns).extracting(OwnersRecordsTests::told).containsOnly(told(alone));
    }

    @Test
    void whatAWalledAgencyDoesWithAConcernMovesNoYoungPersonsRecord() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        UUID concern = scene.concern(100, "helped");
        scene.handling(concern, shelter, 100, "accepted", "helped");
        UUID youth = scene.youth(concern, 17);
        job.run();
        assertThat(scene.isProposed(youth)).isTrue();
    }

    /** The days that the owner is shown; each concern of these tests was closed at the same moment but for seconds. */
    private static String told(UUID record) {
        return PlatformFixtures.value(
                String.class,
                "select concat(ended_at::date, ' ', due_at::date) from platform.disposal where subject_id = ?",
                record);
    }

    private void policeJob() {
        Callers.run(new Caller.Job(Shredding.JOB, scene.police), () -> destroying.propose(scene.police));
    }
}
