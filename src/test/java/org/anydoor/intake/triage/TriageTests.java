package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Danger;
import org.anydoor.intake.DoorsAnew;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Intake;
import org.anydoor.intake.Reporter;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.work.WorkOverdue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AnydoorTest
@AfterTheSample
class TriageTests {
    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Sending sending;

    @Autowired
    Conversation conversation;

    @Autowired
    Masking masking;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Reading reading;

    @Autowired
    Queue queue;

    @Autowired
    Silence silence;

    @Autowired
    ApplicationContext context;

    AgencyId ours;
    PersonId navigator;
    PersonId colleague;
    AgencyId theirs;
    PersonId worker;

    @BeforeEach
    void community() {
        ours = PlatformFixtures.agency("intake");
        navigator = PlatformFixtures.person(ours, "navigator");
        colleague = PlatformFixtures.person(ours, "navigator", "supervisor");
        theirs = PlatformFixtures.agency("child-protection");
        worker = PlatformFixtures.person(theirs, "protection-worker");
        PlatformFixtures.run("update intake.door set owner_agency_id = ? where owner_kind = 'intake'", ours);
        PlatformFixtures.run("delete from platform.access_grant");
        PlatformFixtures.run("delete from platform.sharing_agreement");
        agree("concern");
        agree("reporter");
        DoorsAnew.in(context);
    }

    private static void agree(String category) {
        PlatformFixtures.run("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
                values (?, 'intake', 'child-protection', ?, 'report', 'Minn. Stat. 260E.03', now() - interval '1 day')
                """, UUID.randomUUID(), category);
    }

    private ConcernId arrived(String words) {
        Arrival said = Arrival.at("public", Language.SO, Danger.NOT_NOW, Harm.UNSURE, words)
                .toldBy(new Reporter("Kim Example", "teacher", null, null, null, true), null);
        return ((Acknowledged) intake.arrive(said, SubmissionId.fresh())).id();
    }

    private <T> T as(PersonId person, AgencyId agency, java.util.function.Supplier<T> work) {
        return Callers.as(new Caller.Member(person, agency), work::get);
    }

    private <T> T us(java.util.function.Supplier<T> work) {
        return as(navigator, ours, work);
    }

    private <T> T them(java.util.function.Supplier<T> work) {
        return as(worker, theirs, work);
    }

    private int version(ConcernId id, AgencyId agency) {
        return value(
                Integer.class,
                "select version from intake.handling where concern_id = ? and agency_id = ?",
                id,
                agency);
    }

    private String state(ConcernId id, AgencyId agency) {
        return value(
                String.class, "select state from intake.handling where concern_id = ? and agency_id = ?", id, agency);
    }

    private long openWork(ConcernId id, AgencyId agency, String kind) {
        return value(
                Long.class,
                "select count(*) from platform.work where reference = ? and agency_id = ? and kind = ? and done_at is null",
                id,
                agency,
                kind);
    }

    private ConcernId read(String words) {
        ConcernId id = arrived(words);
        assertThat(us(() -> triage.acknowledge(id, 1))).isEqualTo(Answer.DONE);
        return id;
    }

    private ConcernId sent(String words) {
        ConcernId id = read(words);
        assertThat(us(() -> sending.send(id, version(id, ours), Set.of(theirs))))
                .isEqualTo(Answer.DONE);
        return id;
    }

    @Test
    void acknowledgingStopsTheFirstClockAndOpensTheNext() {
        ConcernId id = read("Wuu baqayaa.");
        assertThat(state(id, ours)).isEqualTo("acknowledged");
        assertThat(openWork(id, ours, Waits.ACKNOWLEDGE)).isZero();
        assertThat(openWork(id, ours, Waits.DECIDE)).isEqualTo(1);
        assertThat(value(
                        UUID.class,
                        "select acknowledged_by from intake.handling where concern_id = ? and agency_id = ?",
                        id,
                        ours))
                .isEqualTo(navigator.value());
    }

    @Test
    void theSecondWriterIsShownWhatTheFirstDid() {
        ConcernId id = read("Wuu baqayaa.");
        int seen = version(id, ours);
        assertThat(us(() -> triage.accept(id, seen, Holder.person(navigator)))).isEqualTo(Answer.DONE);
        Answer second = as(colleague, ours, () -> triage.close(id, seen, Outcome.HELPED, ""));
        assertThat(second).isInstanceOfSatisfying(Answer.Overtaken.class, overtaken -> {
            assertThat(overtaken.now().state()).isEqualTo(State.ACCEPTED);
            assertThat(overtaken.now().holder()).isEqualTo(Holder.person(navigator));
        });
        assertThat(state(id, ours)).isEqualTo("accepted");
    }

    @Test
    void aCopyIsAcceptedAndTheOwnerLooksAgain() {
        ConcernId id = sent("Wuu baqayaa.");
        assertThat(openWork(id, ours, Waits.DECIDE)).isZero();
        assertThat(openWork(id, ours, Waits.ANSWERS)).isEqualTo(1);
        assertThat(openWork(id, theirs, Waits.ACKNOWLEDGE)).isEqualTo(1);
        assertThat(them(() -> triage.accept(id, 1, Holder.person(worker)))).isEqualTo(Answer.DONE);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openWork(id, ours, Waits.HELP)).isEqualTo(1));
        assertThat(us(() -> sending.takeBack(id, theirs))).isEqualTo(new Answer.Refused("take-back", "take-back-late"));
    }

    @Test
    void aDeclinedCopyGoesBackToItsSenderAndIsSeenNoMore() {
        ConcernId id = sent("Wuu baqayaa.");
        assertThat(them(() -> triage.decline(id, 1, DeclineReason.OUTSIDE_AREA)))
                .isEqualTo(Answer.DONE);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(openWork(id, ours, Waits.DECIDE)).isEqualTo(1));
        assertThat(them(() -> reading.open(id))).isEmpty();
        assertThat(us(() -> reading.open(id)).orElseThrow().copies())
                .singleElement()
                .satisfies(copy -> assertThat(copy.declined()).isNotNull());
        assertThat(us(() -> sending.send(id, version(id, ours), Set.of(theirs))))
                .isEqualTo(Answer.DONE);
        assertThat(them(() -> reading.open(id))).isPresent();
    }

    @Test
    void whatIsTakenBackIsGoneForTheOther() {
        ConcernId id = sent("Wuu baqayaa.");
        assertThat(them(() -> reading.open(id))).isPresent();
        assertThat(us(() -> sending.takeBack(id, theirs))).isEqualTo(Answer.DONE);
        assertThat(them(() -> reading.open(id))).isEmpty();
        assertThat(them(() -> triage.accept(id, version(id, theirs), Holder.person(worker))))
                .isEqualTo(Answer.HIDDEN);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(openWork(id, theirs, Waits.ACKNOWLEDGE)).isZero());
        assertThat(openWork(id, ours, Waits.DECIDE)).isEqualTo(1);
    }

    @Test
    void outsidersReadNothingAndTheAttemptIsRecorded() {
        ConcernId id = read("Wuu baqayaa.");
        assertThat(them(() -> reading.open(id))).isEmpty();
        assertThat(them(() -> reading.told(id))).isEmpty();
        assertThat(them(() -> triage.accept(id, 1, Holder.person(worker)))).isEqualTo(Answer.HIDDEN);
        assertThat(value(
                        Long.class,
                        "select count(*) from platform.audit_subject where subject_id = ? and actor_agency_id = ?",
                        id,
                        theirs))
                .isPositive();
    }

    @Test
    void notesAndMessagesStayInTheirOwnRooms() {
        ConcernId id = sent("Wuu baqayaa.");
        us(() -> conversation.keepNote(id, "inside only"));
        us(() -> conversation.writeToReporter(id, "out to the reporter"));
        them(() -> conversation.keepNote(id, "inside child protection"));
        ConcernFile file = us(() -> reading.open(id)).orElseThrow();
        assertThat(file.notes()).extracting(Talk.Note::text).containsExactly("inside only");
        assertThat(file.out().messages()).extracting(Talk.Message::text).containsExactly("out to the reporter");
        ConcernFile copy = them(() -> reading.open(id)).orElseThrow();
        assertThat(copy.notes()).extracting(Talk.Note::text).containsExactly("inside child protection");
        assertThat(copy.out().messages()).isEmpty();
    }

    @Test
    void onlyTheAssignedChildProtectionWorkerIsShownTheReporter() {
        ConcernId id = sent("Wuu baqayaa.");
        assertThat(them(() -> reading.told(id)).map(Reading.Told::reporter)).isEmpty();
        them(() -> triage.accept(id, 1, Holder.person(worker)));
        assertThat(them(() -> reading.told(id)).orElseThrow().reporter()).isNotNull();
    }

    @Test
    void nobodyPutsThemselvesBesideTheWorkerWhoIsAssigned() {
        ConcernId id = sent("Wuu baqayaa.");
        PersonId other = PlatformFixtures.person(theirs, "protection-worker");
        PersonId supervisor = PlatformFixtures.person(theirs, "protection-worker", "supervisor");
        them(() -> triage.accept(id, 1, Holder.person(worker)));
        assertThat(as(other, theirs, () -> triage.assign(id, version(id, theirs), Holder.person(other))))
                .isEqualTo(new Answer.Refused("holder", "held"));
        assertThat(as(other, theirs, () -> reading.told(id)).map(Reading.Told::reporter))
                .isEmpty();
        assertThat(as(supervisor, theirs, () -> triage.assign(id, version(id, theirs), Holder.person(other))))
                .isEqualTo(Answer.DONE);
        assertThat(as(other, theirs, () -> reading.told(id)).orElseThrow().reporter())
                .isNotNull();
        assertThat(them(() -> reading.told(id)).map(Reading.Told::reporter)).isEmpty();
    }

    @Test
    void aMaskedPassageIsReadByNobodyElseAndKeptAsItWasSaid() {
        ConcernId id = read("Macallinka Kim baa arkay.");
        us(() -> conversation.translate(id, Concern.Field.WHAT, "A. Sample", "Teacher Kim saw it."));
        assertThat(us(() -> masking.mask(id, Concern.Field.WHAT, "not there")))
                .isEqualTo(new Answer.Refused("passage", "passage"));
        assertThat(us(() -> masking.mask(id, Concern.Field.WHAT, "Macallinka Kim")))
                .isEqualTo(Answer.DONE);
        us(() -> sending.send(id, version(id, ours), Set.of(theirs)));
        ConcernFile copy = them(() -> reading.open(id)).orElseThrow();
        assertThat(copy.concern().what()).isEqualTo("█████ baa arkay.");
        assertThat(copy.translations()).isEmpty();
        assertThat(us(() -> reading.told(id)).orElseThrow().originals())
                .extracting(Reading.Passage::text)
                .containsExactly("Macallinka Kim baa arkay.");
    }

    @Test
    void joinedConcernsKeepTheirConversationsAndComeApartAgain() {
        ConcernId one = read("Gaari cad ayaa sugaya.");
        ConcernId two = read("Gaari cad ayaa mar kale sugaya.");
        String name = us(() -> reading.open(two)).orElseThrow().concern().shortName();
        assertThat(us(() -> duplicates.join(one, version(one, ours), name))).isEqualTo(Answer.DONE);
        assertThat(us(() -> conversation.writeToReporter(one, "for one"))).isEqualTo(Answer.DONE);
        assertThat(us(() -> reading.open(two)).orElseThrow().out().messages()).isEmpty();
        assertThat(us(() -> duplicates.separate(one, version(one, ours)))).isEqualTo(Answer.DONE);
        assertThat(state(one, ours)).isEqualTo("acknowledged");
        assertThat(openWork(one, ours, Waits.DECIDE)).isEqualTo(1);
    }

    @Test
    void closingLeavesTheReporterAFixedTextAndNoOther() {
        ConcernId id = read("Wuu baqayaa.");
        assertThat(us(() -> triage.close(id, version(id, ours), Outcome.HELPED, "she is safe with us")))
                .isInstanceOf(Answer.Refused.class);
        assertThat(us(() -> triage.close(id, version(id, ours), Outcome.HELPED, "closed-thanks")))
                .isEqualTo(Answer.DONE);
        assertThat(us(() -> reading.open(id)).orElseThrow().out().messages())
                .singleElement()
                .satisfies(it -> assertThat(it.fixedKey()).isEqualTo("closed-thanks"));
        assertThat(us(() -> queue.list(QueueFilter.of("open", null, null, null, null, null, null, null)))
                        .rows())
                .noneMatch(row -> row.id().equals(id));
    }

    @Test
    void silenceMovesTheConcernToTheBackup() {
        ConcernId id = arrived("Wuu baqayaa.");
        PlatformFixtures.ladder(ours, colleague, colleague);
        PlatformFixtures.run("update platform.work set level = 1 where reference = ?", id);
        UUID work = value(UUID.class, "select id from platform.work where reference = ? and agency_id = ?", id, ours);
        silence.on(new WorkOverdue(
                work, "intake", Waits.ACKNOWLEDGE, id.value(), ours.value(), PlatformFixtures.minutes(-1), 1));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(value(
                                Long.class,
                                "select count(*) from intake.handling where concern_id = ? and agency_id = ? and assignee_id = ?",
                                id,
                                ours,
                                colleague))
                        .isEqualTo(1));
    }

    @Test
    void theQueueFindsByShortNameAndShowsWhatIsDueFirst() {
        ConcernId id = arrived("Wuu baqayaa.");
        String name = us(() -> reading.open(id)).orElseThrow().concern().shortName();
        QueueFilter byName = QueueFilter.of(null, null, null, null, null, "k-" + name, null, null);
        assertThat(us(() -> queue.list(byName)).rows())
                .extracting(Queue.Row::id)
                .containsExactly(id);
        assertThat(them(() -> queue.list(byName)).rows()).isEmpty();
        PlatformFixtures.run("update intake.concern set youth_called = ' Gabar Yar' where id = ?", id.value());
        assertThat(us(() -> queue.list(QueueFilter.found("gabar yar"))).rows())
                .extracting(Queue.Row::id)
                .containsExactly(id);
        assertThat(us(() -> queue.list(QueueFilter.found("gabar"))).rows()).isEmpty();
        assertThat(them(() -> queue.list(QueueFilter.found("gabar yar"))).rows())
                .isEmpty();
        Queue.Listed all = us(() -> queue.list(QueueFilter.of(null, null, null, null, null, null, null, null)));
        assertThat(all.rows()).extracting(Queue.Row::due).isSorted();
        assertThat(all.counts().open()).isPositive();
    }

    @Test
    void askingWhoToldUsIsWrittenDownAsShownOrAsRefused() {
        ConcernId id = arrived("They told me at school.");
        assertThat(them(() -> reading.told(id))).isEmpty();
        assertThat(asked(id, worker)).isEqualTo("refused");
        assertThat(us(() -> reading.told(id)).orElseThrow().reporter()).isNotNull();
        assertThat(asked(id, navigator)).isEqualTo("done");
        PlatformFixtures.run("delete from intake.reporter where concern_id = ?", id);
        us(() -> reading.told(id));
        assertThat(asked(id, navigator)).isEqualTo("done refused");
    }

    private static String asked(ConcernId id, PersonId by) {
        return value(String.class, """
                select coalesce(string_agg(e.outcome, ' ' order by e.at, e.id), '')
                from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where e.action = 'intake.read-reporter' and s.subject_id = ? and e.person_id = ?
                """, id, by);
    }
}
