package org.anydoor.youth.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.Gender;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Linking, unlinking and who is told, on the real database. */
@AnydoorTest
class LinksTests {
    private final Youth youth;
    private final Links links;
    private final Proposals proposals;
    private final LinkJobs jobs;
    private final Db db;
    private final TestCallers as;

    private AgencyId protection;
    private AgencyId police;
    private Caller worker;
    private Caller colleague;
    private Caller investigator;

    @Autowired
    LinksTests(Youth youth, Links links, Proposals proposals, LinkJobs jobs, Db db, TransactionTemplate transaction) {
        this.youth = youth;
        this.links = links;
        this.proposals = proposals;
        this.jobs = jobs;
        this.db = db;
        this.as = new TestCallers(transaction);
    }

    @BeforeEach
    void twoAgencies() {
        protection = PlatformFixtures.agency("child-protection");
        police = PlatformFixtures.agency("police");
        worker = new Caller.Member(PlatformFixtures.person(protection, "protection-worker"), protection);
        colleague = new Caller.Member(PlatformFixtures.person(protection, "protection-worker"), protection);
        investigator = new Caller.Member(PlatformFixtures.person(police, "investigator"), police);
    }

    private static YouthDetails born(String called, String surname, LocalDate day) {
        return new YouthDetails(called, called, surname, null, null, Gender.GIRL, day, null, null, Set.of());
    }

    private YouthId open(Caller caller, YouthDetails details) {
        return as.as(caller, () -> youth.open(details));
    }

    /** The same child twice in one agency, surely. */
    private Pair sure() {
        return Pair.of(
                open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4))),
                open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4))));
    }

    /** One name and no more: the program cannot be sure. */
    private Pair unsure() {
        return Pair.of(open(worker, YouthDetails.called("Zuri")), open(worker, YouthDetails.called("Zuri")));
    }

    private Links.Seen seen(Caller caller, Pair pair) {
        return as.as(caller, () -> links.read(pair)).orElseThrow();
    }

    private LinkOutcome say(Caller caller, Pair pair, Verdict verdict) {
        return as.as(
                caller,
                () -> links.decide(
                        pair,
                        verdict,
                        "said",
                        links.read(pair).orElseThrow().story().next()));
    }

    private LinkOutcome unlink(Caller caller, Pair pair, boolean apart) {
        return as.as(
                caller,
                () -> links.takeBack(
                        pair, "wrong", links.read(pair).orElseThrow().story().next(), apart));
    }

    /** The police let child protection see who this record is about. */
    private void grant(YouthId record, AgencyId viewer) {
        PlatformFixtures.run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
                select gen_random_uuid(), r.id, r.agency_id, ?, 'identity', 'agreement', s.id, now()
                from youth.record r, platform.sharing_agreement s
                where r.id = ? and s.owner_kind = 'police' and s.viewer_kind = 'child-protection' and s.category = 'identity'
                  and s.until_at is null limit 1
                """, viewer, record);
    }

    @Test
    void oneWordLinksASurePairAndUnlinkingLeavesThemAsBefore() {
        Pair pair = sure();
        assertThat(say(worker, pair, Verdict.SAME)).isEqualTo(new LinkOutcome.Done(Standing.SAME));
        assertThat(as.as(colleague, () -> links.connected(pair.first())))
                .containsExactlyInAnyOrderElementsOf(pair.both());
        assertThat(unlink(colleague, pair, false)).isEqualTo(new LinkOutcome.Done(Standing.OPEN));
        assertThat(as.as(worker, () -> links.connected(pair.first()))).containsExactly(pair.first());
        assertThat(seen(worker, pair).decisions()).hasSize(2);
    }

    @Test
    void anUnsurePairTakesTwoDifferentPeople() {
        Pair pair = unsure();
        assertThat(say(worker, pair, Verdict.SAME)).isEqualTo(new LinkOutcome.Done(Standing.HALF));
        assertThat(as.as(worker, () -> links.connected(pair.first()))).containsExactly(pair.first());
        assertThat(say(worker, pair, Verdict.SAME)).isEqualTo(new LinkOutcome.ASecondPerson());
        assertThat(say(colleague, pair, Verdict.SAME)).isEqualTo(new LinkOutcome.Done(Standing.SAME));
    }

    @Test
    void whoeverDecidesOnAnOldPageIsShownWhatWasDecidedMeanwhile() {
        Pair pair = sure();
        say(worker, pair, Verdict.NOT_SURE);
        assertThat(as.as(colleague, () -> links.decide(pair, Verdict.SAME, null, 1)))
                .isEqualTo(new LinkOutcome.Overtaken());
    }

    @Test
    void notTheSameIsRememberedThroughEveryRunAndNeverProposedAgain() {
        Pair pair = sure();
        var job = new Caller.Job("link-proposals", protection);
        as.run(job, () -> youth.visible(pair.both()).forEach(proposals::renew));
        assertThat(waiting(worker)).contains(pair);
        say(worker, pair, Verdict.NOT_THE_SAME);
        as.run(job, () -> youth.visible(pair.both()).forEach(proposals::renew));
        assertThat(waiting(worker)).doesNotContain(pair);
        unlink(worker, pair, false);
        assertThat(waiting(worker)).contains(pair);
    }

    private List<Pair> waiting(Caller caller) {
        return as.as(caller, () -> proposals.waiting(0, 100)).stream()
                .map(Proposals.Waiting::pair)
                .toList();
    }

    @Test
    void whatWouldJoinTwoThatSomebodySaysAreTwoIsRefused() {
        YouthId a = open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        YouthId b = open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        YouthId c = open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        say(worker, Pair.of(a, b), Verdict.SAME);
        say(worker, Pair.of(b, c), Verdict.NOT_THE_SAME);
        assertThat(say(worker, Pair.of(a, c), Verdict.SAME)).isEqualTo(new LinkOutcome.Contradicts());
        assertThat(say(worker, Pair.of(a, b), Verdict.NOT_THE_SAME)).isEqualTo(new LinkOutcome.AlreadySo());
    }

    /** Those that a deployment starts with let police and child protection look for the same child. */
    private static void matchingAgreements(String until) {
        PlatformFixtures.run(
                "update platform.sharing_agreement set until_at = " + until + " where purpose = 'matching'");
    }

    @AfterEach
    void theAgreementsToMatchRunOn() {
        matchingAgreements("null");
    }

    @Test
    void aLinkIsSeenByWhoSeesBothEndsAndGrantsNothing() {
        YouthId own = open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        YouthId theirs = open(investigator, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        Pair pair = Pair.of(own, theirs);
        assertThat(as.as(worker, () -> links.read(pair))).isPresent();
        Awaitility.await()
                .until(() -> PlatformFixtures.value(
                                Long.class,
                                "select count(*) from platform.event_publication where listener_id = 'youth.link-proposals'")
                        == 0);
        matchingAgreements("now()");
        assertThat(as.as(worker, () -> links.read(pair))).isEmpty();
        assertThat(as.as(worker, () -> links.decide(pair, Verdict.SAME, null, 1)))
                .isEqualTo(new LinkOutcome.NotYours());
        grant(theirs, protection);
        assertThat(say(worker, pair, Verdict.SAME)).isEqualTo(new LinkOutcome.Done(Standing.SAME));
        assertThat(as.as(worker, () -> links.connected(own))).containsExactlyInAnyOrder(own, theirs);
        assertThat(as.as(investigator, () -> links.connected(theirs))).containsExactly(theirs);
        assertThat(count(investigator, "youth.link_entry")).isZero();
        assertThat(as.as(investigator, () -> youth.visible(List.of(own)))).isEmpty();
        PlatformFixtures.run("update platform.access_grant set until_at = now() where subject_id = ?", theirs);
        assertThat(as.as(worker, () -> links.connected(own))).containsExactly(own);
        assertThat(count(worker, "youth.link_entry")).isZero();
    }

    private long count(Caller caller, String table) {
        return as.as(caller, () -> db.sql("select count(*) from " + table).count());
    }

    @Test
    void anotherAgencyReadsNeitherLedgerNorProposalNorMeasure() {
        Pair pair = sure();
        say(worker, pair, Verdict.SAME);
        jobs.run();
        assertThat(count(worker, "youth.link_proposal")).isPositive();
        assertThat(count(worker, "youth.blocking_measure")).isPositive();
        for (String table :
                List.of("youth.link_entry", "youth.link_proposal", "youth.blocking_measure", "youth.pair_now")) {
            assertThat(count(investigator, table)).as(table).isZero();
        }
    }

    @Test
    void theLedgerIsOnlyAddedTo() {
        Pair pair = sure();
        say(worker, pair, Verdict.SAME);
        for (String change : List.of("update youth.link_entry set needed = 1", "delete from youth.link_entry")) {
            assertThatThrownBy(() -> as.as(worker, () -> db.sql(change).run()))
                    .as(change)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void noPairCrossesTheWallWhoeverWritesIt() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        Caller advocate = new Caller.Member(PlatformFixtures.person(shelter, "advocate"), shelter);
        YouthId own = open(worker, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        YouthId hers = open(advocate, born("Quenby", "Oyelaran", LocalDate.of(2011, 3, 4)));
        Pair pair = Pair.of(own, hers);
        boolean ownFirst = pair.first().equals(own);
        for (String table : List.of("link_proposal", "link_entry")) {
            boolean entry = table.equals("link_entry");
            assertThatThrownBy(() -> PlatformFixtures.run(
                            "insert into youth." + table
                                    + " (first_id, first_agency_id, first_walled, second_id, second_agency_id, second_walled, probability,"
                                    + " prior_bits, weights, model_version, "
                                    + (entry ? "position, verdict, needed, by_person_id, by_agency_id)" : "found_at)")
                                    + " values (?, ?, ?, ?, ?, ?, 0.9, 0, '[]', 'm', "
                                    + (entry
                                            ? "1, 'same', 1, gen_random_uuid(), '" + protection.value() + "')"
                                            : "now())"),
                            pair.first(),
                            ownFirst ? protection : shelter,
                            !ownFirst,
                            pair.second(),
                            ownFirst ? shelter : protection,
                            ownFirst))
                    .hasStackTraceContaining("check constraint");
        }
    }

    @Test
    void aWalledAgencyFindsItsOwnDoublesAndNobodyElseDoes() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        Caller advocate = new Caller.Member(PlatformFixtures.person(shelter, "advocate"), shelter);
        YouthDetails child = born("Ottilie", "Brandvold", LocalDate.of(2010, 5, 6));
        Pair theirs = Pair.of(open(advocate, child), open(advocate, child));
        YouthId own = open(worker, child);
        jobs.run();
        assertThat(waiting(advocate)).contains(theirs);
        assertThat(waiting(worker))
                .noneMatch(it -> it.both().contains(own) && it.both().stream().anyMatch(theirs.both()::contains));
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from youth.link_proposal p where p.first_walled <> p.second_walled"))
                .isZero();
    }

    @Test
    void destroyingARecordTakesItsPairsWithIt() {
        Pair pair = sure();
        say(worker, pair, Verdict.SAME);
        PlatformFixtures.run("delete from youth.name_key where record_id = ?", pair.first());
        PlatformFixtures.run("delete from youth.match_key where record_id = ?", pair.first());
        PlatformFixtures.run("delete from youth.record where id = ?", pair.first());
        assertThat(count(worker, "youth.link_entry")).isZero();
        assertThat(as.as(worker, () -> links.connected(pair.second()))).containsExactly(pair.second());
    }

    /** People say and take back at random; the view and the program read the ledger alike. */
    @Test
    void theViewReadsTheLedgerAsTheProgramDoes() {
        Random chance = new Random(42);
        List<Pair> pairs = List.of(sure(), unsure(), sure(), unsure());
        List<Caller> callers = List.of(worker, colleague);
        for (int act = 0; act < 60; act++) {
            Pair pair = pairs.get(chance.nextInt(pairs.size()));
            Caller who = callers.get(chance.nextInt(2));
            if (chance.nextInt(4) == 0) {
                unlink(who, pair, chance.nextBoolean());
            } else {
                say(who, pair, Verdict.values()[chance.nextInt(3)]);
            }
            String expected = Db.word(seen(who, pair).story().standing());
            String read = as.as(who, () -> standing(pair));
            assertThat(read).isEqualTo(expected);
        }
    }

    private String standing(Pair pair) {
        return db.sql("select p.standing from youth.pair_now p where p.first_id = :first and p.second_id = :second")
                .with("first", pair.first())
                .with("second", pair.second())
                .find((rs, n) -> rs.getString("standing"))
                .orElse("open");
    }

    @Test
    void everyDeedAndEveryReadingIsWrittenDownForBothRecords() {
        Pair pair = sure();
        seen(worker, pair);
        say(worker, pair, Verdict.SAME);
        unlink(worker, pair, true);
        for (YouthId record : pair.both()) {
            for (String action : List.of("youth.pair-read", "youth.link", "youth.unlink")) {
                assertThat(PlatformFixtures.value(Long.class, """
                        select count(*) from platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id
                        where s.subject_id = ? and e.action = ?
                        """, record, action))
                        .as(action)
                        .isPositive();
            }
        }
    }

    @Test
    void proposalsComeWhenARecordIsOpened() throws InterruptedException {
        Pair pair = sure();
        for (int wait = 0; wait < 100 && !waiting(worker).contains(pair); wait++) {
            Thread.sleep(100);
        }
        assertThat(waiting(worker)).contains(pair);
    }

    @Test
    void theNightlyMeasureTellsWhatTheSearchMissed() {
        sure();
        jobs.run();
        assertThat(as.as(worker, proposals::loss)).hasValueSatisfying(it -> {
            assertThat(it.records()).isEqualTo(2);
            assertThat(it.compared()).isEqualTo(1);
            assertThat(it.likely()).isEqualTo(1);
            assertThat(it.missed()).isZero();
        });
    }
}
