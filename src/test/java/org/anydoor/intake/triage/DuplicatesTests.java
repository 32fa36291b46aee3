package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Danger;
import org.anydoor.intake.DoorsAnew;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Intake;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
@AfterTheSample
class DuplicatesTests {
    private static final Answer NOT_THERE = new Answer.Refused("into", "into");

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Duplicates duplicates;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    AgencyId ours;
    PersonId navigator;
    PersonId colleague;

    @BeforeEach
    void community() {
        ours = PlatformFixtures.agency("intake");
        navigator = PlatformFixtures.person(ours, "navigator");
        colleague = PlatformFixtures.person(ours, "supervisor");
        PlatformFixtures.run("update intake.door set owner_agency_id = ? where owner_kind = 'intake'", ours);
        DoorsAnew.in(context);
    }

    private <T> T as(PersonId person, Supplier<T> work) {
        return Callers.as(new Caller.Member(person, ours), work::get);
    }

    private ConcernId read() {
        Arrival said = Arrival.at("public", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "A white car waits.");
        ConcernId id = ((Acknowledged) intake.arrive(said, SubmissionId.fresh())).id();
        assertThat(as(navigator, () -> triage.acknowledge(id, 1))).isEqualTo(Answer.DONE);
        return id;
    }

    private int version(ConcernId id) {
        return value(
                Integer.class, "select version from intake.handling where concern_id = ? and agency_id = ?", id, ours);
    }

    private long waiting(ConcernId... some) {
        long waiting = 0;
        for (ConcernId id : some) {
            waiting +=
                    value(Long.class, "select count(*) from platform.work where reference = ? and done_at is null", id);
        }
        return waiting;
    }

    private Answer join(ConcernId one, ConcernId into) {
        return duplicates.join(one, version(one), into);
    }

    /** The first decides and has not committed; the second begins meanwhile, and goes on once the first stands. */
    private Answer meanwhile(Supplier<Answer> first, Supplier<Answer> second) {
        var late = as(
                navigator,
                () -> transaction.execute(status -> {
                    assertThat(first.get()).isEqualTo(Answer.DONE);
                    var other = CompletableFuture.supplyAsync(() -> as(colleague, second));
                    try {
                        other.get(1, TimeUnit.SECONDS);
                    } catch (TimeoutException stillWaits) {
                        return other;
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                    return other;
                }));
        return late.join();
    }

    @Test
    void twoPeopleWhoJoinTwoConcernsIntoEachOtherLeaveOneOpen() {
        ConcernId one = read();
        ConcernId two = read();
        Answer second = meanwhile(() -> join(one, two), () -> join(two, one));
        assertThat(second).isEqualTo(NOT_THERE);
        assertThat(waiting(one, two)).isEqualTo(1);
    }

    @Test
    void aConcernThatIsBeingClosedTakesInNoOther() {
        ConcernId one = read();
        ConcernId two = read();
        Answer second = meanwhile(() -> triage.close(two, version(two), Outcome.HELPED, ""), () -> join(one, two));
        assertThat(second).isEqualTo(new Answer.Refused("into", "into-closed"));
        assertThat(waiting(one)).isEqualTo(1);
    }

    @Test
    void aClosedConcernTakesInNoOther() {
        ConcernId one = read();
        ConcernId two = read();
        assertThat(as(navigator, () -> triage.close(two, version(two), Outcome.HELPED, "")))
                .isEqualTo(Answer.DONE);
        assertThat(as(navigator, () -> join(one, two))).isEqualTo(new Answer.Refused("into", "into-closed"));
        assertThat(waiting(one)).isEqualTo(1);
    }

    @Test
    void aConcernIsJoinedIntoOneThatIsOpen() {
        ConcernId one = read();
        ConcernId two = read();
        assertThat(as(navigator, () -> join(one, two))).isEqualTo(Answer.DONE);
        assertThat(waiting(one)).isZero();
        assertThat(waiting(two)).isEqualTo(1);
    }
}
