package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import org.anydoor.intake.Urgency;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.work.WorkLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whose turn it is once a concern was sent on, and what stays behind when it comes back. */
@AnydoorTest
@AfterTheSample
class SendingTests {
    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Sending sending;

    @Autowired
    Queue queue;

    @Autowired
    Reading reading;

    @Autowired
    CopyListener listener;

    @Autowired
    ConcernWork words;

    @Autowired
    ApplicationContext context;

    AgencyId ours;
    PersonId navigator;
    AgencyId police;
    PersonId officer;
    AgencyId protection;
    PersonId worker;

    @BeforeEach
    void community() {
        ours = PlatformFixtures.agency("intake");
        navigator = PlatformFixtures.person(ours, "navigator", "supervisor");
        police = PlatformFixtures.agency("police");
        officer = PlatformFixtures.person(police, "investigator");
        protection = PlatformFixtures.agency("child-protection");
        worker = PlatformFixtures.person(protection, "protection-worker");
        run("update intake.door set owner_agency_id = ? where owner_kind = 'intake'", ours);
        run("delete from platform.access_grant");
        run("delete from platform.sharing_agreement");
        agree("police", "report");
        agree("child-protection", "report");
        DoorsAnew.in(context);
    }

    private static void agree(String kind, String purpose) {
        run("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
                values (?, 'intake', ?, 'concern', ?, 'Minn. Stat. 260E.03', now() - interval '1 day')
                """, UUID.randomUUID(), kind, purpose);
    }

    private static <T> T as(PersonId person, AgencyId agency, Supplier<T> work) {
        return Callers.as(new Caller.Member(person, agency), work::get);
    }

    private <T> T us(Supplier<T> work) {
        return as(navigator, ours, work);
    }

    private ConcernId read() {
        Arrival said = Arrival.at("public", Language.EN, Danger.NOT_NOW, Harm.SEX, "A white car waits.");
        ConcernId id = ((Acknowledged) intake.arrive(said, SubmissionId.fresh())).id();
        assertThat(us(() -> triage.acknowledge(id, 1))).isEqualTo(Answer.DONE);
        return id;
    }

    private ConcernId sentTo(AgencyId... to) {
        ConcernId id = read();
        assertThat(send(id, to)).isEqualTo(Answer.DONE);
        return id;
    }

    private Answer send(ConcernId id, AgencyId... to) {
        return us(() -> sending.send(id, version(id, ours), Set.of(to)));
    }

    private static int version(ConcernId id, AgencyId agency) {
        return value(
                Integer.class,
                "select version from intake.handling where concern_id = ? and agency_id = ?",
                id,
                agency);
    }

    private static String open(ConcernId id, AgencyId agency) {
        return value(String.class, """
                select coalesce(string_agg(kind, ' ' order by kind), '') from platform.work
                where reference = ? and agency_id = ? and done_at is null
                """, id, agency);
    }

    private void soonOpen(ConcernId id, AgencyId agency, String kinds) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(open(id, agency)).isEqualTo(kinds));
    }

    private Queue.Sent sent(ConcernId id) {
        return Objects.requireNonNull(us(() -> queue.sent(Set.of(id), ours)).get(id));
    }

    @Test
    void whatWasSentWaitsForThoseWhoGotItAndSaysSo() {
        ConcernId id = sentTo(police);
        assertThat(open(id, ours)).isEqualTo(Waits.ANSWERS);
        assertThat(sent(id).stands()).isEqualTo(Elsewhere.ANSWERS);
        var row = new WorkLine.Open(Waits.ANSWERS, id.value());
        WorkLine.Line line =
                Objects.requireNonNull(us(() -> words.lines(List.of(row))).get(row));
        assertThat(line.turn()).contains("Waits for", sent(id).to().getFirst());
        assertThat(words.kindsForOthers()).contains(Waits.ANSWERS);
    }

    @Test
    void changingTheUrgencyOrTheHandsWhileOthersAnswerLeavesItTheirTurn() {
        ConcernId id = sentTo(police);
        assertThat(us(() -> triage.setUrgency(id, version(id, ours), Urgency.URGENT)))
                .isEqualTo(Answer.DONE);
        assertThat(us(() -> triage.assign(id, version(id, ours), Holder.person(navigator))))
                .isEqualTo(Answer.DONE);
        assertThat(open(id, ours)).isEqualTo(Waits.ANSWERS);
    }

    @Test
    void theOwnerLooksAgainOnceItIsAcceptedAndCanCloseOnceItIsClosedThere() {
        ConcernId id = sentTo(police);
        assertThat(as(officer, police, () -> triage.accept(id, version(id, police), Holder.person(officer))))
                .isEqualTo(Answer.DONE);
        soonOpen(id, ours, Waits.HELP);
        assertThat(sent(id).stands()).isEqualTo(Elsewhere.HELPS);
        assertThat(as(officer, police, () -> triage.close(id, version(id, police), Outcome.HELPED, "")))
                .isEqualTo(Answer.DONE);
        soonOpen(id, ours, Waits.CONCLUDE);
        assertThat(sent(id).stands()).isEqualTo(Elsewhere.ENDED);
    }

    @Test
    void whoeverHandsItBackOwesNoNoticeAnyMore() {
        ConcernId id = sentTo(police, protection);
        soonOpen(id, protection, "concern notice");
        assertThat(as(worker, protection, () -> triage.decline(id, version(id, protection), DeclineReason.NOT_OURS)))
                .isEqualTo(Answer.DONE);
        assertThat(open(id, protection)).isEmpty();
        assertThat(us(() -> sending.takeBack(id, police))).isEqualTo(Answer.DONE);
        soonOpen(id, police, "");
        soonOpen(id, ours, Waits.DECIDE);
    }

    @Test
    void sinceWhenANoticeIsOwedIsWhatWasWrittenDownWhateverTheSettingIsNow() {
        ConcernId id = sentTo(police, protection);
        run("update intake.cross_notice set due_at = due_at + interval '9 hours' where concern_id = ?", id);
        assertThat(us(() -> reading.open(id)).orElseThrow().duties().notices())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.since()).isBefore(PlatformFixtures.minutes(1)));
    }

    @Test
    void nothingIsSentWhereOneOfThemMayNotSeeIt() {
        run("delete from platform.sharing_agreement where viewer_kind = 'police'");
        agree("police", "matching");
        ConcernId id = read();
        assertThat(us(() -> reading.open(id)).orElseThrow().choices().receivers())
                .extracting(Agencies.Agency::kind)
                .containsOnly("child-protection");
        assertThat(send(id, protection, police)).isEqualTo(new Answer.Refused("to", "to-closed"));
        assertThat(open(id, ours)).isEqualTo(Waits.DECIDE);
        assertThat(open(id, protection)).isEmpty();
    }

    @Test
    void anAnswerThatArrivesLateDoesNotEndWhatWasSentAgainSince() {
        ConcernId id = sentTo(police);
        assertThat(as(officer, police, () -> triage.decline(id, version(id, police), DeclineReason.NO_CAPACITY)))
                .isEqualTo(Answer.DONE);
        soonOpen(id, ours, Waits.DECIDE);
        int declined = version(id, police);
        assertThat(send(id, police)).isEqualTo(Answer.DONE);
        listener.on(new CopyAnswered(id.value(), police.value(), ours.value(), CopyAnswered.Word.DECLINED, declined));
        assertThat(value(
                        Long.class,
                        "select count(*) from platform.access_grant where subject_id = ? and viewer_agency_id = ? and until_at is null",
                        id,
                        police))
                .isPositive();
        assertThat(open(id, ours)).isEqualTo(Waits.ANSWERS);
    }
}
