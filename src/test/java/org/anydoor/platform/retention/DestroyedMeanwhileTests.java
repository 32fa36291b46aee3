package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Shredding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroying and somebody's work on the same record in the same moment: nobody waits in a circle, nothing is left over, nobody sees an error. */
@AnydoorTest
class DestroyedMeanwhileTests {
    private final Db db;
    private final TestCallers callers;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;
    private final int port;

    @Autowired
    DestroyedMeanwhileTests(
            Disposals disposals,
            Destroying destroying,
            Db db,
            TransactionTemplate transaction,
            @LocalServerPort int port) {
        this.db = db;
        this.callers = new TestCallers(transaction);
        this.job = new RetentionJob(disposals, destroying, callers, scene);
        this.port = port;
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
        PlatformFixtures.run("delete from platform.disposal where order_number = 'MEANWHILE'");
    }

    @Test
    void whatSomebodyWorksWithIsLeftForTheNextRun() {
        UUID concern = decided();
        whileSomebody(it -> it.sql("select concern_id from intake.handling where concern_id = :id for update")
                .with("id", concern)
                .list((rs, n) -> n));
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
    }

    /** What hangs on a record is not locked before it goes: whoever holds such a row is not waited for either. */
    @Test
    void whatHangsOnItAndIsBeingChangedIsNotWaitedFor() {
        UUID concern = decided();
        whileSomebody(it -> it.sql("select id from platform.assignment where subject_id = :id for update")
                .with("id", concern)
                .list((rs, n) -> n));
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
    }

    @Test
    void whatIsGivenInTheVeryMomentKeepsTheRecord() {
        UUID concern = decided();
        AgencyId protection = PlatformFixtures.agency("child-protection");
        whileSomebody(it -> it.sql("""
                        insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
                        values (gen_random_uuid(), :id, :owner, :viewer, 'concern', 'agreement', :agreement, now())
                        """)
                .with("id", concern)
                .with("owner", scene.intake)
                .with("viewer", protection)
                .with("agreement", agreement())
                .runExactly(1));
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority) values (gen_random_uuid(), 'intake', 'accept', ?, ?, now(), 'Local policy')",
                "insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at) select gen_random_uuid(), ?, a.id, b.id, 'concern', 'release', a.id, now() from platform.agency a, platform.agency b where a.id = ? and b.id <> a.id limit 1",
                "insert into platform.assignment (id, subject_id, agency_id, person_id, from_at) select gen_random_uuid(), ?, m.agency_id, m.person_id, now() from platform.membership m where m.agency_id = ? limit 1",
                "insert into intake.message (id, concern_id, agency_id, from_reporter, body, at) values (gen_random_uuid(), ?, ?, true, '\\x01', now())",
                "insert into intake.about (concern_id, record_id, agency_id, at, made_by) values (?, gen_random_uuid(), ?, now(), gen_random_uuid())",
                "insert into intake.about (record_id, concern_id, agency_id, at, made_by) values (?, gen_random_uuid(), ?, now(), gen_random_uuid())",
                "insert into care.referral (id, short, concern_id, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at) select gen_random_uuid(), 'R-1', ?, a.id, b.id, b.walled, s.id, 'A', 's', now(), a.id, now() from platform.agency a, platform.agency b, directory.service s where a.id = ? and b.id <> a.id limit 1",
                "insert into care.referral (id, short, record_id, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at) select gen_random_uuid(), 'R-1', ?, a.id, b.id, b.walled, s.id, 'A', 's', now(), a.id, now() from platform.agency a, platform.agency b, directory.service s where a.id = ? and b.id <> a.id limit 1"
            })
    void nothingNewComesToWhatIsGone(String insert) {
        UUID concern = decided();
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
        assertThatThrownBy(() -> PlatformFixtures.run(insert, concern, scene.intake))
                .hasStackTraceContaining("the record was destroyed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "open-again", "tried"})
    void whoeverWritesToWhatIsDestroyedMeanwhileFindsNothing(String what) throws InterruptedException {
        AgencyId north = new AgencyId(PlatformFixtures.value(
                UUID.class, "select id from platform.agency where name = 'No Wrong Door North'"));
        UUID concern = closedAt(north);
        UUID decision = decidedAt(north, concern);
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        assertThat(navigator.get("/app/intake/" + concern).statusCode()).isEqualTo(200);
        var destroyed = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        var destroyer = CompletableFuture.runAsync(() -> callers.run(new Caller.Job(Shredding.JOB, north), () -> {
            String said =
                    db.sql("select platform.destroy(:id)").with("id", decision).one((rs, n) -> rs.getString(1));
            assertThat(said).isEqualTo("destroyed");
            destroyed.countDown();
            await(sent);
        }));
        assertThat(destroyed.await(30, TimeUnit.SECONDS)).isTrue();
        var answer = CompletableFuture.supplyAsync(() ->
                navigator.post("/app/intake/" + concern + "/" + what, Map.of("note", "Called again", "version", "1")));
        Thread.sleep(700);
        sent.countDown();
        destroyer.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join().statusCode()).isEqualTo(404);
        assertThat(navigator.get("/app/intake/" + concern).statusCode()).isEqualTo(404);
    }

    private UUID decided() {
        UUID concern = scene.concern(30, "not-enough");
        job.run();
        job.decide(concern);
        return concern;
    }

    /** Runs the job while a navigator's transaction, which did this, is not over. */
    private void whileSomebody(Consumer<Db> works) {
        callers.run(scene.as(scene.navigator), () -> {
            works.accept(db);
            CompletableFuture.runAsync(job::run).orTimeout(30, TimeUnit.SECONDS).join();
        });
    }

    private UUID agreement() {
        UUID id = UUID.randomUUID();
        PlatformFixtures.run("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at, until_at)
                values (?, 'intake', 'child-protection', 'concern', 'report', 'Local policy', now() - interval '9 years', now() + interval '1 hour')
                """, id);
        return id;
    }

    private static UUID closedAt(AgencyId agency) {
        UUID id = UUID.randomUUID();
        PlatformFixtures.run("""
                insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger, harm, what)
                values (?, ?, 'K-9', 'public', 'en', date_trunc('minute', now() - interval '31 months'), 'unknown', 'unsure', 'Something')
                """, id, agency);
        PlatformFixtures.run("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language, interpreter,
                  harm, arrived_at, received_at, due_at, state, outcome, closed_at)
                select ?, ?, ?, 'standard', 'everything-else', 'public', 'en', 'none', 'unsure', m.at, m.at, m.at, 'closed', 'not-enough', m.at
                from (select now() - interval '30 months' as at) as m
                """, id, agency, agency);
        return id;
    }

    private static UUID decidedAt(AgencyId agency, UUID concern) {
        UUID id = UUID.randomUUID();
        List<UUID> two = List.of(decider(agency, "administrator"), decider(agency, "privacy-officer"));
        PlatformFixtures.run("""
                insert into platform.disposal (id, agency_id, kind, subject_id, cause, order_number, first_by, first_at, second_by, second_at)
                values (?, ?, 'concern', ?, 'ordered', 'MEANWHILE', ?, now(), ?, now())
                """, id, agency, concern, two.getFirst(), two.getLast());
        return id;
    }

    private static UUID decider(AgencyId agency, String role) {
        return PlatformFixtures.value(
                UUID.class,
                "select person_id from platform.membership_role where agency_id = ? and role = ? limit 1",
                agency,
                role);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
