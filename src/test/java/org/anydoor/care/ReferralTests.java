package org.anydoor.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.anydoor.AnydoorTest;
import org.anydoor.directory.ServiceId;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.work.WorkOverdue;
import org.anydoor.pledge.measures.Measure;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

@AnydoorTest
class ReferralTests {
    private final Care care;
    private final ReferralNews news;
    private final Youth youth;
    private final Db db;
    private final TransactionOperations transactions;
    private final Measure answers;
    private final ApplicationEventPublisher events;

    private AgencyId sender;
    private PersonId sending;
    private Caller navigator;

    @Autowired
    ReferralTests(
            Care care,
            ReferralNews news,
            Youth youth,
            Db db,
            TransactionOperations transactions,
            @Qualifier("referralsByAnswer") Measure answers,
            ApplicationEventPublisher events) {
        this.care = care;
        this.news = news;
        this.youth = youth;
        this.db = db;
        this.transactions = transactions;
        this.answers = answers;
        this.events = events;
    }

    private record Receiver(AgencyId agency, Caller member, ServiceId service) {}

    @BeforeEach
    void aSender() {
        sender = PlatformFixtures.agency("intake");
        sending = PlatformFixtures.person(sender, "navigator", "privacy-officer", "supervisor");
        navigator = new Caller.Member(sending, sender);
        PlatformFixtures.agree("intake", "shelter", "service", "referral");
        PlatformFixtures.agree("intake", "street-outreach", "service", "referral");
    }

    private static Receiver receiver(String kind, String role) {
        AgencyId agency = PlatformFixtures.agency(kind);
        UUID organisation = UUID.randomUUID();
        UUID service = UUID.randomUUID();
        PlatformFixtures.run(
                "insert into directory.organisation (id, name, agency_id) values (?, 'Harbor Light', ?)",
                organisation,
                agency);
        PlatformFixtures.run("""
                insert into directory.service (id, organisation_id, name, need, answer_hours, verified_on)
                values (?, ?, 'A bed tonight', 'housing', 24, date '2026-11-01')
                """, service, organisation);
        return new Receiver(
                agency, new Caller.Member(PlatformFixtures.person(agency, role), agency), new ServiceId(service));
    }

    private static Receiver shelter() {
        return receiver("shelter", "provider");
    }

    private static Receiver outreach() {
        return receiver("street-outreach", "provider");
    }

    private ReferralId send(Receiver to) {
        Sending sent = Callers.as(
                navigator,
                () -> care.send(new Draft(
                        to.service(), null, null, "Jay", "Needs a bed, uses a wheelchair.", new Basis.Wanted())));
        assertThat(sent).isInstanceOf(Sending.Sent.class);
        return ((Sending.Sent) sent).id();
    }

    private Referral seenBySender(ReferralId id) {
        return Callers.as(navigator, () -> care.read(id).orElseThrow());
    }

    private List<String> openWork(Caller caller, ReferralId id) {
        return Callers.as(
                caller,
                () -> transactions.execute(status -> db.sql(
                                "select kind from platform.work where reference = :id and done_at is null order by kind")
                        .with("id", id)
                        .list((rs, n) -> rs.getString("kind"))));
    }

    private long count(Caller caller, String sql, ReferralId id) {
        return Callers.as(
                caller,
                () -> transactions.execute(status -> db.sql(sql).with("id", id).count()));
    }

    @Test
    void theReceiverSeesWhatWasSentAndItsSenderAwaitsTheAnswer() {
        Receiver to = outreach();
        ReferralId id = send(to);
        Callers.run(
                to.member(),
                () -> assertThat(care.read(id)).hasValueSatisfying(it -> {
                    assertThat(it.youthCalled()).isEqualTo("Jay");
                    assertThat(it.summary()).isEqualTo("Needs a bed, uses a wheelchair.");
                }));
        assertThat(openWork(navigator, id)).containsExactly("answer-awaited");
        assertThat(openWork(to.member(), id)).containsExactly("referral-received");
    }

    @Test
    void anAcceptedReferralEndsTheWaitOnBothSides() {
        Receiver to = outreach();
        ReferralId id = send(to);
        assertThat(Callers.as(to.member(), () -> care.accept(id))).isEqualTo(Answering.DONE);
        assertThat(seenBySender(id).state(sender, seenBySender(id).sentAt())).isEqualTo(ReferralState.ACCEPTED);
        assertThat(openWork(to.member(), id)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openWork(navigator, id)).isEmpty());
    }

    @Test
    void aDeclinedReferralAsksItsSenderForTheNextStep() {
        Receiver to = outreach();
        ReferralId id = send(to);
        Callers.run(to.member(), () -> care.decline(id, DeclineReason.NO_CAPACITY));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openWork(navigator, id)).containsExactly("next-step"));
        assertThat(Callers.as(navigator, () -> care.noted(id))).isEqualTo(Answering.DONE);
        assertThat(openWork(navigator, id)).isEmpty();
    }

    @Test
    void whatStillWaitsForAnAnswerIsNotTakenNoteOf() {
        ReferralId id = send(outreach());
        assertThat(Callers.as(navigator, () -> care.noted(id))).isEqualTo(Answering.STILL_WAITS);
        assertThat(openWork(navigator, id)).containsExactly("answer-awaited");
    }

    @Test
    void aSecondAnswerIsTooLate() {
        Receiver to = outreach();
        ReferralId id = send(to);
        Callers.run(to.member(), () -> {
            assertThat(care.accept(id)).isEqualTo(Answering.DONE);
            assertThat(care.decline(id, DeclineReason.NOT_OURS)).isEqualTo(Answering.TOO_LATE);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReferralIsNotAnsweredAndTakenBackAtOnce(boolean answeredFirst) {
        Receiver to = outreach();
        ReferralId id = send(to);
        Supplier<Answering> answer = () -> Callers.as(to.member(), () -> care.accept(id));
        Supplier<Answering> withdrawal = () -> Callers.as(navigator, () -> care.withdraw(id, 1));
        var late = new CompletableFuture<Answering>();
        Callers.run(
                answeredFirst ? to.member() : navigator,
                () -> transactions.executeWithoutResult(status -> {
                    assertThat((answeredFirst ? answer : withdrawal).get()).isEqualTo(Answering.DONE);
                    late.completeAsync(answeredFirst ? withdrawal : answer);
                    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                }));
        assertThat(late.join()).isNotEqualTo(Answering.DONE);
        long answered = count(to.member(), "select count(*) from care.answer where referral_id = :id", id);
        assertThat(answered).isEqualTo(answeredFirst ? 1 : 0);
        assertThat(seenBySender(id).withdrawnAt() == null).isEqualTo(answeredFirst);
    }

    @Test
    void aStrangerNeitherReadsNorAnswers() {
        ReferralId id = send(outreach());
        Receiver stranger = outreach();
        Callers.run(stranger.member(), () -> {
            assertThat(care.read(id)).isEmpty();
            assertThat(care.accept(id)).isEqualTo(Answering.NOT_YOURS);
            assertThat(care.received(0, 10)).isEmpty();
        });
    }

    @Test
    void aWithdrawnReferralLeavesTheReceiver() {
        Receiver to = outreach();
        ReferralId id = send(to);
        assertThat(Callers.as(navigator, () -> care.withdraw(id, 1))).isEqualTo(Answering.DONE);
        Callers.run(to.member(), () -> assertThat(care.read(id)).isEmpty());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openWork(to.member(), id)).isEmpty());
        assertThat(openWork(navigator, id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "read", "accept", "decline"})
    void whateverAWalledReceiverDoesItsSenderSeesDeliveredAndNothingMore(String deed) {
        Receiver to = shelter();
        ReferralId id = send(to);
        Referral before = seenBySender(id);
        Callers.run(to.member(), () -> {
            switch (deed) {
                case "read" -> assertThat(care.read(id)).isPresent();
                case "accept" -> assertThat(care.accept(id)).isEqualTo(Answering.DONE);
                case "decline" ->
                    assertThat(care.decline(id, DeclineReason.YOUTH_SAID_NO)).isEqualTo(Answering.DONE);
                default -> assertThat(deed).isEqualTo("nothing");
            }
        });
        assertThat(seenBySender(id)).isEqualTo(before);
        assertThat(before.state(sender, before.answerDue().plusSeconds(1))).isEqualTo(ReferralState.DELIVERED);
        assertThat(count(navigator, "select count(*) from care.answer where referral_id = :id", id))
                .isZero();
        assertThat(openWork(navigator, id)).containsExactly("delivered");
        assertThat(count(navigator, "select count(*) from platform.work where reference = :id", id))
                .isEqualTo(1);
        assertThat(count(navigator, """
                select count(*) from platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id
                where s.subject_id = :id and e.agency_id <> (select platform.acting_agency())
                """, id)).isZero();
        assertThat(count(
                        navigator,
                        "select count(*) from platform.audit_subject where subject_id = :id and actor_agency_id <> (select platform.acting_agency())",
                        id))
                .isZero();
        assertThat(counted()).containsExactly(new Measure.Cell(monthOf(before.sentAt()), "delivered", 1));
        assertThat(Callers.as(navigator, () -> care.withdraw(id, 1))).isEqualTo(Answering.DONE);
    }

    private static YearMonth monthOf(Instant sent) {
        return YearMonth.from(sent.atZone(ZoneId.of("America/Chicago")));
    }

    private List<Measure.Cell> counted() {
        return counted(YearMonth.of(2020, 1));
    }

    private List<Measure.Cell> counted(YearMonth from) {
        return Callers.as(
                new Caller.Job("measures", sender), () -> transactions.execute(status -> answers.count(sender, from)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRowOfAWalledReferralClosesAtTheFixedTimeWhateverTheReceiverDid(boolean answered) {
        Receiver to = shelter();
        ReferralId id = send(to);
        if (answered) {
            Callers.run(to.member(), () -> care.accept(id));
        }
        news.closeDelivered();
        assertThat(openWork(navigator, id)).containsExactly("delivered");
        PlatformFixtures.run("update care.referral set answer_due_at = now() - interval '1 second' where id = ?", id);
        news.closeDelivered();
        assertThat(openWork(navigator, id)).containsExactly("next-step");
    }

    @Test
    void aWalledReceiverKeepsWhatItAcceptedWhenItsSenderWithdraws() {
        Receiver to = shelter();
        ReferralId id = send(to);
        Callers.run(to.member(), () -> care.accept(id));
        Callers.run(navigator, () -> care.withdraw(id, 1));
        Callers.run(to.member(), () -> assertThat(care.read(id)).isPresent());
    }

    @Test
    void aWalledAgencySendsNothingWithoutARelease() {
        Receiver walled = shelter();
        Receiver to = outreach();
        Sending refused = Callers.as(
                walled.member(),
                () -> care.send(new Draft(to.service(), null, null, "Ana", "A bed", new Basis.Wanted())));
        assertThat(refused).isEqualTo(new Sending.Refused(Sending.Why.RELEASE_NEEDED));
    }

    @Test
    void theDatabaseItselfRefusesWhatAWalledAgencyWouldSend() {
        Receiver walled = shelter();
        Receiver to = outreach();
        PersonId person = walled.member().person().orElseThrow();
        assertThatThrownBy(() -> insertPast(walled.member(), walled.agency(), person, to))
                .hasStackTraceContaining("row-level security");
    }

    /** What the program would never write. */
    private void insertPast(Caller caller, AgencyId from, PersonId by, Receiver to) {
        Callers.run(
                caller,
                () -> transactions.executeWithoutResult(status -> db.sql("""
                insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at)
                values (:id, 'R-X', :from, :to, false, :service, 'Ana', 'A bed', now(), :by, now())
                """)
                        .with("id", UUID.randomUUID())
                        .with("from", from)
                        .with("to", to.agency())
                        .with("service", to.service())
                        .with("by", by)
                        .run()));
    }

    @Test
    void aReferralGoesOnlyWhereAnAgreementLetsReferralsGo() {
        Receiver to = receiver("hotel", "provider");
        PlatformFixtures.agree("intake", "hotel", "service", "report");
        PlatformFixtures.agree("intake", "hotel", "concern", "referral");
        Sending refused = Callers.as(
                navigator, () -> care.send(new Draft(to.service(), null, null, "Ana", "A bed", new Basis.Wanted())));
        assertThat(refused).isEqualTo(new Sending.Refused(Sending.Why.NO_AGREEMENT));
        assertThatThrownBy(() -> insertPast(navigator, sender, sending, to))
                .hasStackTraceContaining("row-level security");
        PlatformFixtures.run("delete from platform.sharing_agreement where viewer_kind = 'hotel'");
    }

    @Test
    void theNextStepIsNotGivenToSomebodyWhoHasLeft() {
        Receiver to = outreach();
        ReferralId id = send(to);
        PlatformFixtures.run("update platform.membership set until_at = now() where person_id = ?", sending);
        PersonId stays = PlatformFixtures.person(sender, "navigator");
        Callers.run(to.member(), () -> care.decline(id, DeclineReason.NO_CAPACITY));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openWork(new Caller.Member(stays, sender), id))
                        .containsExactly("next-step"));
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where reference = ? and done_at is null and assignee_id is not null",
                        id))
                .isZero();
    }

    @Test
    void newsThatComesAgainOpensNothingThatWasDone() {
        Receiver to = outreach();
        ReferralId id = send(to);
        Callers.run(to.member(), () -> care.decline(id, DeclineReason.NO_CAPACITY));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(openWork(navigator, id)).containsExactly("next-step"));
        Callers.run(navigator, () -> care.noted(id));
        news.on(new ReferralAnswered(id.value(), sender.value()));
        assertThat(openWork(navigator, id)).isEmpty();
    }

    @Test
    void silencePastTheAnswerTimeTellsWhoSentItOnce() {
        ReferralId id = send(outreach());
        UUID work = PlatformFixtures.value(
                UUID.class, "select id from platform.work where reference = ? and kind = 'answer-awaited'", id);
        var overdue = new WorkOverdue(
                work, "care", "answer-awaited", id.value(), sender.value(), PlatformFixtures.minutes(-1), 1);
        Callers.run(
                new Caller.Job("escalation", sender),
                () -> transactions.executeWithoutResult(status -> events.publishEvent(overdue)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(sending)).isEqualTo(1));
        news.on(overdue);
        assertThat(told(sending)).isEqualTo(1);
        assertThat(openWork(navigator, id)).containsExactly("answer-awaited");
    }

    private static long told(PersonId person) {
        return PlatformFixtures.value(
                Long.class, "select count(*) from platform.notice where person_id = ? and kind = 'referral'", person);
    }

    @Test
    void aReferralNamesARecordOnlyOfItsSendersOwn() {
        Receiver other = receiver("police", "investigator");
        var theirs = Callers.as(other.member(), () -> youth.open(YouthDetails.called("Kou")));
        Receiver to = outreach();
        Sending refused = Callers.as(
                navigator, () -> care.send(new Draft(to.service(), null, theirs, "Kou", "A bed", new Basis.Wanted())));
        assertThat(refused).isEqualTo(new Sending.Refused(Sending.Why.NOT_YOURS));
    }

    @Test
    void whatLetsItBeToldIsKeptAndReadOnBothSides() {
        Receiver to = outreach();
        var law = new Basis.Law("Minn. Stat. 260E.06");
        Sending sent = Callers.as(navigator, () -> care.send(new Draft(to.service(), null, null, "Jay", "A bed", law)));
        ReferralId id = ((Sending.Sent) sent).id();
        assertThat(seenBySender(id).basis()).isEqualTo(law);
        Callers.run(
                to.member(),
                () -> assertThat(care.read(id).orElseThrow().basis()).isEqualTo(law));
    }

    @Test
    void aMonthBeginsAtTheCitysMidnightWhereverTheProgramRuns() {
        ReferralId id = send(shelter());
        PlatformFixtures.run("update care.referral set sent_at = timestamptz '2026-11-01 03:00+00' where id = ?", id);
        assertThat(counted(YearMonth.of(2026, 10)))
                .containsExactly(new Measure.Cell(YearMonth.of(2026, 10), "delivered", 1));
        assertThat(counted(YearMonth.of(2026, 11))).isEmpty();
    }
}
