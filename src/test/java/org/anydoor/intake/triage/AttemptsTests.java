package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Danger;
import org.anydoor.intake.DoorsAnew;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Intake;
import org.anydoor.intake.Interpreter;
import org.anydoor.intake.SafeContact;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** "Called, no answer", from one tap to another way. */
@AnydoorTest
@AfterTheSample
class AttemptsTests {
    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Attempts attempts;

    @Autowired
    ApplicationContext context;

    private AgencyId ours;
    private PersonId navigator;

    @BeforeEach
    void community() {
        ours = PlatformFixtures.agency("intake");
        navigator = PlatformFixtures.person(ours, "navigator");
        PlatformFixtures.run("update intake.door set owner_agency_id = ? where owner_kind = 'intake'", ours);
        DoorsAnew.in(context);
    }

    @Test
    void oneTapRecordsTheCallAndProposesTheNext() {
        ConcernId concern = read(contact(false));
        assertThat(as(() -> attempts.noAnswer(concern))).isEqualTo(Answer.DONE);
        Attempts.Tries tries = as(() -> attempts.of(concern));
        assertThat(tries.attempts()).hasSize(1);
        assertThat(tries.next()).isAfter(Instant.now());
        assertThat(open(concern, "try")).isEqualTo(1);
        assertThat(value(
                        Long.class,
                        "select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id"
                                + " where s.subject_id = ? and e.action in ('intake.try', 'intake.read-contact')",
                        concern))
                .isEqualTo(2);
    }

    @Test
    void afterTheConfiguredNumberAnotherWayIsProposedAndUndoingBringsTheTryBack() {
        ConcernId concern = read(contact(false));
        for (int i = 0; i < 4; i++) {
            as(() -> attempts.noAnswer(concern));
        }
        Attempts.Tries over = as(() -> attempts.of(concern));
        assertThat(over.isOver()).isTrue();
        assertThat(over.next()).isNull();
        assertThat(open(concern, "unreached")).isEqualTo(1);
        assertThat(open(concern, "try")).isZero();
        assertThat(as(() -> attempts.undo(concern, over.attempts().getFirst().id())))
                .isInstanceOf(Answer.Refused.class);
        assertThat(as(() -> attempts.undo(concern, over.attempts().getLast().id())))
                .isEqualTo(Answer.DONE);
        Attempts.Tries before = as(() -> attempts.of(concern));
        assertThat(before.isOver()).isFalse();
        assertThat(before.next()).isEqualTo(before.attempts().getLast().next());
    }

    @Test
    void undoingTheOnlyCallLeavesNothingWaiting() {
        ConcernId concern = read(contact(false));
        as(() -> attempts.noAnswer(concern));
        Attempts.Attempt only = as(() -> attempts.of(concern)).attempts().getFirst();
        as(() -> attempts.undo(concern, only.id()));
        assertThat(as(() -> attempts.of(concern))).isEqualTo(new Attempts.Tries(List.of(), null, false));
        assertThat(open(concern, "try")).isZero();
    }

    @Test
    void whoeverKnowsABetterTimeSetsItAndWhoeverReachesThemEndsIt() {
        ConcernId concern = read(contact(false));
        as(() -> attempts.noAnswer(concern));
        Instant better = Instant.now().plusSeconds(7200).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        assertThat(as(() -> attempts.move(concern, Optional.of(better)))).isEqualTo(Answer.DONE);
        assertThat(as(() -> attempts.of(concern)).next()).isEqualTo(better);
        assertThat(as(() -> attempts.move(concern, Optional.of(Instant.EPOCH)))).isInstanceOf(Answer.Refused.class);
        assertThat(as(() -> attempts.reached(concern))).isEqualTo(Answer.DONE);
        assertThat(open(concern, "try")).isZero();
    }

    @Test
    void whoeverAskedNotToBeCalledIsNotTried() {
        ConcernId shut = read(contact(true));
        assertThat(as(() -> attempts.noAnswer(shut))).isInstanceOf(Answer.Refused.class);
        ConcernId without = read(null);
        assertThat(as(() -> attempts.noAnswer(without))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aClosedConcernWaitsForNoCall() {
        ConcernId concern = read(contact(false));
        as(() -> attempts.noAnswer(concern));
        int version = value(Integer.class, "select version from intake.handling where concern_id = ?", concern);
        as(() -> triage.close(concern, version, Outcome.NO_CONTACT, ""));
        assertThat(open(concern, "try")).isZero();
    }

    @Test
    void anotherAgencySeesNoneOfIt() {
        ConcernId concern = read(contact(false));
        as(() -> attempts.noAnswer(concern));
        AgencyId other = PlatformFixtures.agency("intake");
        PersonId outsider = PlatformFixtures.person(other, "navigator");
        assertThat(Callers.as(new Caller.Member(outsider, other), () -> attempts.noAnswer(concern)))
                .isEqualTo(Answer.HIDDEN);
        assertThat(Callers.as(new Caller.Member(outsider, other), () -> attempts.of(concern))
                        .attempts())
                .isEmpty();
    }

    private ConcernId read(@Nullable SafeContact contact) {
        var said = new Arrival(
                "young-person",
                Language.EN,
                Danger.NOT_NOW,
                Harm.UNSURE,
                "I want to talk.",
                List.of(),
                new Arrival.Whom("Sky", "16", null, null),
                null,
                null,
                null,
                Interpreter.NONE,
                true,
                null,
                null,
                contact,
                null);
        ConcernId id = ((Acknowledged)
                        Callers.as(Caller.Public.ANYBODY, () -> intake.arrive(said, SubmissionId.fresh())))
                .id();
        as(() -> triage.acknowledge(id, 1));
        return id;
    }

    private static SafeContact contact(boolean never) {
        return new SafeContact(
                SafeContact.Way.CALL, "612-555-0100", "after 15:00", false, "Sam", "the library", null, null, never);
    }

    private <T> T as(java.util.function.Supplier<T> work) {
        return Callers.as(new Caller.Member(navigator, ours), work::get);
    }

    private long open(ConcernId concern, String kind) {
        return value(
                Long.class,
                "select count(*) from platform.work where reference = ? and agency_id = ? and kind = ? and done_at is null",
                concern,
                ours,
                kind);
    }
}
