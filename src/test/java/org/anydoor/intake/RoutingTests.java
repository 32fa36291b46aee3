package org.anydoor.intake;

import static org.anydoor.intake.IntakeFixtures.agree;
import static org.anydoor.intake.IntakeFixtures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.IntakeFixtures.Party;
import org.anydoor.intake.Routing.Sending;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
@AfterTheSample
class RoutingTests {
    @Autowired
    Intake intake;

    @Autowired
    Routing routing;

    @Autowired
    Configured configured;

    @Autowired
    Db db;

    @Autowired
    TransactionTemplate transaction;

    IntakeFixtures community;

    @BeforeEach
    void community() {
        community = new IntakeFixtures();
        configured.forget();
    }

    private ConcernId sent(Arrival arrival) {
        return ((Acknowledged) intake.arrive(arrival, SubmissionId.fresh())).id();
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return Callers.as(caller, () -> transaction.execute(status -> work.get()));
    }

    private long seen(Party by, String table, ConcernId id) {
        String key = table.equals("concern") ? "id" : "concern_id";
        return as(
                by.caller(),
                () -> db.sql("select count(agency_id) from intake." + table + " where " + key + " = :id")
                        .with("id", id)
                        .count());
    }

    @Test
    void dangerNowReachesPoliceAndChildProtectionByItself() {
        agree("intake", "police", "concern");
        agree("intake", "child-protection", "concern");
        ConcernId id = sent(IntakeFixtures.dangerNow());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(seen(community.police, "concern", id)).isEqualTo(1);
            assertThat(seen(community.protection, "concern", id)).isEqualTo(1);
        });
        assertThat(count("select count(id) from platform.work where reference = ? and kind = 'concern'", id.value()))
                .isEqualTo(3);
        assertThat(count("select count(concern_id) from intake.cross_notice where concern_id = ?", id.value()))
                .isEqualTo(2);
    }

    @Test
    void aTribesPoliceAndChildProtectionOweEachOtherTheSameNotice() {
        agree("intake", "police", "concern");
        agree("intake", "tribal-police", "concern");
        agree("intake", "child-protection", "concern");
        IntakeFixtures.Party tribal = IntakeFixtures.party("tribal-police", "investigator");
        ConcernId id = sent(IntakeFixtures.dangerNow());
        await().atMost(Duration.ofSeconds(10)).until(() -> seen(community.protection, "concern", id) == 1);
        assertThat(as(community.intake.caller(), () -> routing.send(id, tribal.agency(), Urgency.IMMEDIATE)))
                .isInstanceOf(Sending.Sent.class);
        assertThat(count("select count(concern_id) from intake.cross_notice where concern_id = ?", id.value()))
                .isEqualTo(4);
        assertThat(count(
                        "select count(concern_id) from intake.cross_notice where concern_id = ? and agency_id = ?",
                        id.value(),
                        tribal.agency().value()))
                .isEqualTo(1);
        assertThat(count("select count(id) from platform.work where reference = ? and kind = 'notice'", id.value()))
                .isEqualTo(3);
    }

    @Test
    void carryingItOutAgainChangesNothing() {
        agree("intake", "police", "concern");
        ConcernId id = sent(IntakeFixtures.dangerNow());
        await().atMost(Duration.ofSeconds(10)).until(() -> seen(community.police, "concern", id) == 1);
        Caller job = new Caller.Job("routing", community.intake.agency());
        List<Sending> again = Callers.as(job, () -> routing.atOnce(id));
        assertThat(again).allMatch(it -> it instanceof Sending.AlreadyThere || it instanceof Sending.NoAgreement);
        assertThat(count("select count(concern_id) from intake.handling where concern_id = ?", id.value()))
                .isEqualTo(2);
    }

    @Test
    void withoutAnAgreementNothingIsSent() {
        ConcernId id = sent(IntakeFixtures.something());
        Sending answer = Callers.as(
                community.intake.caller(), () -> routing.send(id, community.clinic.agency(), Urgency.STANDARD));
        assertThat(answer).isInstanceOf(Sending.NoAgreement.class);
        assertThat(seen(community.clinic, "concern", id)).isZero();
    }

    @Test
    void whoDoesNotOwnAConcernCannotSendIt() {
        agree("police", "school", "concern");
        ConcernId id = sent(IntakeFixtures.something());
        Sending answer = Callers.as(
                community.police.caller(), () -> routing.send(id, community.school.agency(), Urgency.URGENT));
        assertThat(answer).isEqualTo(new Sending.NotYours());
        assertThat(Callers.as(community.police.caller(), () -> routing.proposals(id)))
                .isEmpty();
    }

    @Test
    void theReporterStaysHiddenFromThoseToWhomItIsSent() {
        agree("intake", "police", "concern");
        ConcernId id = sent(IntakeFixtures.something()
                .toldBy(new Reporter("Kim Example", "teacher", null, null, null, false), null));
        Callers.run(community.intake.caller(), () -> routing.send(id, community.police.agency(), Urgency.URGENT));
        assertThat(seen(community.police, "concern", id)).isEqualTo(1);
        assertThat(seen(community.police, "reporter", id)).isZero();
        assertThat(seen(community.intake, "reporter", id)).isEqualTo(1);
    }

    @Test
    void onlyTheAssignedChildProtectionWorkerReadsTheReporter() {
        agree("intake", "child-protection", "concern");
        agree("intake", "child-protection", "reporter");
        ConcernId id = sent(IntakeFixtures.something()
                .toldBy(new Reporter("Kim Example", "teacher", null, null, null, false), null));
        Callers.run(community.intake.caller(), () -> routing.send(id, community.protection.agency(), Urgency.URGENT));
        assertThat(seen(community.protection, "reporter", id)).isZero();
        IntakeFixtures.sql(
                "insert into platform.assignment (id, subject_id, agency_id, person_id, from_at) values (?, ?, ?, ?, now())",
                UUID.randomUUID(),
                id.value(),
                community.protection.agency().value(),
                community.protection.person().value());
        assertThat(seen(community.protection, "reporter", id)).isEqualTo(1);
    }

    @Test
    void aRevokedAgreementHidesTheCopyAtOnce() {
        UUID agreement = agree("intake", "police", "concern");
        ConcernId id = sent(IntakeFixtures.something());
        Callers.run(community.intake.caller(), () -> routing.send(id, community.police.agency(), Urgency.URGENT));
        assertThat(seen(community.police, "concern", id)).isEqualTo(1);
        IntakeFixtures.sql("update platform.sharing_agreement set until_at = now() where id = ?", agreement);
        assertThat(seen(community.police, "concern", id)).isZero();
    }

    @Test
    void policeWhoPassOnAPatrolConcernOweTheNoticeAlone() {
        agree("police", "child-protection", "concern");
        ConcernId id = Callers.as(
                new Caller.Member(
                        IntakeFixtures.person(community.police.agency().value(), "officer"), community.police.agency()),
                () -> sent(Arrival.at("patrol", Language.EN, Danger.NOT_NOW, Harm.SEX, "Seen at 3 am.")
                        .about(new Arrival.Whom(null, "15", null, null))));
        await().atMost(Duration.ofSeconds(10)).until(() -> seen(community.protection, "concern", id) == 1);
        assertThat(count("select count(concern_id) from intake.cross_notice where concern_id = ?", id.value()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(id) from platform.work where kind = 'notice' and reference = ? and agency_id = ?",
                        id.value(),
                        community.police.agency().value()))
                .isEqualTo(1);
    }

    @Test
    void whatChildProtectionTellsOfAChildGoesToPoliceAtOnceAndStaysItsOwn() {
        agree("child-protection", "police", "concern");
        ConcernId id = Callers.as(
                community.protection.caller(),
                () -> sent(Arrival.at("child-protection", Language.EN, Danger.NOT_NOW, Harm.SEX, "At a home visit.")
                        .about(new Arrival.Whom(null, "14", null, null))));
        await().atMost(Duration.ofSeconds(10)).until(() -> seen(community.police, "concern", id) == 1);
        assertThat(count(
                        "select count(*) from intake.concern where id = ? and agency_id = ?",
                        id.value(),
                        community.protection.agency().value()))
                .isEqualTo(1);
        assertThat(count("select count(concern_id) from intake.cross_notice where concern_id = ?", id.value()))
                .isEqualTo(1);
    }

    @Test
    void whatAnInspectorSeesOfAChildGoesToPoliceAndChildProtectionAtOnce() {
        agree("intake", "police", "concern");
        agree("intake", "child-protection", "concern");
        IntakeFixtures.Party licensing = IntakeFixtures.party("licensing", "staff");
        ConcernId id = Callers.as(
                licensing.caller(),
                () -> sent(Arrival.at("licensing", Language.EN, Danger.NOT_NOW, null, "A door locked from the hall.")
                        .about(new Arrival.Whom(null, "15", null, null))));
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        seen(community.police, "concern", id) == 1 && seen(community.protection, "concern", id) == 1);
    }

    @Test
    void whatAHotelTellsIsProposedToPoliceBecauseTheVideoGoes() {
        agree("intake", "police", "concern");
        ConcernId id = sent(Arrival.at("hotel", Language.EN, Danger.NOT_NOW, null, "A side door at night."));
        List<Routing.Proposal> proposals = Callers.as(community.intake.caller(), () -> routing.proposals(id));
        assertThat(proposals).singleElement().satisfies(proposal -> {
            assertThat(proposal.to()).isEqualTo(community.police.agency());
            assertThat(proposal.reasonKey()).isEqualTo("hotel-evidence");
            assertThat(proposal.atOnce()).isFalse();
        });
    }

    @Test
    void proposalsNameWhomTheRulesMeanAndWhy() {
        agree("intake", "child-protection", "concern");
        ConcernId id = sent(IntakeFixtures.something().about(new Arrival.Whom("Star", "14", null, null)));
        List<Routing.Proposal> proposals = Callers.as(community.intake.caller(), () -> routing.proposals(id));
        assertThat(proposals).singleElement().satisfies(proposal -> {
            assertThat(proposal.to()).isEqualTo(community.protection.agency());
            assertThat(proposal.reasonKey()).isEqualTo("under-18");
            assertThat(proposal.agreed()).isTrue();
            assertThat(proposal.there()).isFalse();
        });
    }

    @Test
    void aRuleThatNamesAnAgencyMeansThatOneAndNotTheOldestOfItsKind() {
        agree("intake", "child-protection", "concern");
        AgencyId younger = PlatformFixtures.agency("child-protection");
        String name = "update intake.routing_rule set to_agency_id = ? where reason_key = 'under-18'";
        IntakeFixtures.sql(name, younger.value());
        try {
            configured.forget();
            ConcernId id = sent(IntakeFixtures.something().about(new Arrival.Whom("Star", "14", null, null)));
            assertThat(Callers.as(community.intake.caller(), () -> routing.proposals(id)))
                    .extracting(Routing.Proposal::to)
                    .containsExactly(younger);
            IntakeFixtures.sql("update platform.agency set ended_at = now() where id = ?", younger.value());
            assertThat(Callers.as(community.intake.caller(), () -> routing.proposals(id)))
                    .extracting(Routing.Proposal::to)
                    .containsExactly(community.protection.agency());
        } finally {
            IntakeFixtures.sql(
                    "update intake.routing_rule set to_agency_id = null where to_agency_id = ?", younger.value());
            configured.forget();
        }
    }

    @Test
    void onlyNotRightNowAboutSomebodyOf18OrOverMayWaitForTheStandardTime() {
        assertThat(first(Danger.NOT_NOW, "19", false)).isEqualTo("STANDARD adult-not-now");
        assertThat(first(Danger.UNKNOWN, "19", false)).isEqualTo("URGENT danger-unknown");
        assertThat(first(Danger.NOT_NOW, null, false)).isEqualTo("URGENT age-unsaid");
        assertThat(first(Danger.NOT_NOW, "19", true)).isEqualTo("STANDARD adult-not-now");
    }

    @Test
    void whereTheLawMayMakeTheSenderReportAnAgeThatNobodySaidMayBeUnder18() {
        assertThat(first(Danger.NOT_NOW, null, true)).isEqualTo("URGENT sender-must-report");
        agree("intake", "child-protection", "concern");
        ConcernId id = sent(IntakeFixtures.something().toldBy(null, new MandatedReport(Instant.now(), null, null)));
        assertThat(Callers.as(community.intake.caller(), () -> routing.proposals(id)))
                .extracting(Routing.Proposal::to)
                .containsExactly(community.protection.agency());
    }

    private String first(Danger danger, @Nullable String age, boolean mandated) {
        Decision decision = Decision.by(
                configured.now().rules(),
                RoutingRule.Situation.of("public", danger, Age.parse(age), false, null, mandated));
        return decision.urgency() + " " + decision.reasonKey();
    }

    @Test
    void anEarlierRuleForTheKindDecidesUnlessALaterOneNamesAnotherAgency() {
        AgencyId named = new AgencyId(UUID.randomUUID());
        RoutingRule first = rule(named, "first");
        RoutingRule anyOfTheKind = rule(null, "second");
        RoutingRule again = rule(named, "third");
        RoutingRule other = rule(new AgencyId(UUID.randomUUID()), "fourth");
        Decision decision = Decision.by(
                List.of(first, anyOfTheKind, again, other),
                new RoutingRule.Situation("public", Danger.UNKNOWN, null, Harm.UNSURE, false));
        assertThat(decision.targets()).extracting(Decision.Target::reasonKey).containsExactly("first", "fourth");
    }

    private static RoutingRule rule(@Nullable AgencyId to, String reason) {
        return new RoutingRule(
                List.of(), List.of(), null, List.of(), false, Urgency.URGENT, "police", to, false, reason);
    }
}
