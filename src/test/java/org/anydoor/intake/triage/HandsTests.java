package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.People;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.work.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
@AfterTheSample
class HandsTests {
    private static final Pattern NEW = Pattern.compile("<a class=\"ad-work__link\" href=\"/app/intake/([0-9a-f-]+)\"");

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    People people;

    @Autowired
    Work work;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    AgencyId ours;
    PersonId navigator;
    PersonId supervisor;

    @BeforeEach
    void community() {
        ours = PlatformFixtures.agency("intake");
        navigator = PlatformFixtures.person(ours, "navigator");
        supervisor = PlatformFixtures.person(ours, "supervisor");
        PlatformFixtures.ladder(ours, supervisor, supervisor);
        run("update intake.door set owner_agency_id = ? where owner_kind = 'intake'", ours);
        DoorsAnew.in(context);
    }

    private <T> T as(PersonId person, Supplier<T> work) {
        return Callers.as(new Caller.Member(person, ours), work::get);
    }

    private ConcernId held() {
        Arrival said = Arrival.at("public", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "A white car waits.");
        ConcernId id = ((Acknowledged) intake.arrive(said, SubmissionId.fresh())).id();
        assertThat(as(navigator, () -> triage.acknowledge(id, 1))).isEqualTo(Answer.DONE);
        assertThat(lieWith(id.value(), navigator)).isEqualTo("handling work assignment");
        return id;
    }

    private void nextStep(ConcernId id, PersonId by) {
        assertThat(as(by, () -> triage.setUrgency(id, version(id), Urgency.URGENT)))
                .isEqualTo(Answer.DONE);
    }

    /** Which of the three lie with the person. */
    private static String lieWith(UUID concern, PersonId person) {
        return value(String.class, """
                select concat_ws(' ',
                  (select 'handling' from intake.handling h where h.concern_id = ? and h.assignee_id = ?),
                  (select min('work') from platform.work w where w.reference = ? and w.done_at is null and w.assignee_id = ?),
                  (select 'assignment' from platform.assignment a where a.subject_id = ? and a.until_at is null and a.person_id = ?))
                """, concern, person, concern, person, concern, person);
    }

    private static void soon(org.awaitility.core.ThrowingRunnable asserted) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(asserted);
    }

    @Test
    void whatASuspendedPersonHeldGoesToTheSupervisorAndStaysThere() {
        ConcernId id = held();
        PersonId administrator = PlatformFixtures.person(ours, "administrator");
        Callers.run(new Caller.Member(administrator, ours), () -> people.suspend(navigator));
        soon(() -> assertThat(lieWith(id.value(), supervisor)).isEqualTo("handling work assignment"));
        nextStep(id, supervisor);
        assertThat(lieWith(id.value(), supervisor)).isEqualTo("handling work assignment");
        assertThat(lieWith(id.value(), navigator)).isEmpty();
    }

    @Test
    void whatSomebodyFinishedStaysUnderTheirNameAndOpensToNobodyElse() {
        ConcernId closed = held();
        assertThat(as(navigator, () -> triage.close(closed, version(closed), Outcome.HELPED, "")))
                .isEqualTo(Answer.DONE);
        int before = version(closed);
        ConcernId open = held();
        PersonId administrator = PlatformFixtures.person(ours, "administrator");
        Callers.run(new Caller.Member(administrator, ours), () -> people.suspend(navigator));
        soon(() -> assertThat(lieWith(open.value(), supervisor)).isEqualTo("handling work assignment"));
        assertThat(lieWith(closed.value(), supervisor)).isEmpty();
        assertThat(lieWith(closed.value(), navigator)).isEqualTo("handling");
        assertThat(version(closed)).isEqualTo(before);
    }

    private static int version(ConcernId id) {
        return value(Integer.class, "select version from intake.handling where concern_id = ?", id);
    }

    @Test
    void noStepGivesWorkBackToSomebodyWhoWasShutOut() {
        ConcernId id = held();
        run("update platform.person set suspended_at = now() where id = ?", navigator);
        nextStep(id, supervisor);
        assertThat(lieWith(id.value(), navigator)).isEmpty();
    }

    @Test
    void openWorkIsNotGivenToSomebodyWhoWasShutOut() {
        ConcernId id = held();
        PersonId gone = PlatformFixtures.person(ours, "navigator");
        run("update platform.person set suspended_at = now() where id = ?", gone);
        Callers.run(
                new Caller.Member(supervisor, ours),
                () -> transaction.executeWithoutResult(status -> work.assign("intake", id.value(), ours, gone)));
        assertThat(lieWith(id.value(), gone)).isEmpty();
    }

    @Test
    void whoTakesARowOnMyWorkHoldsTheConcernAndKeepsItAtTheNextStep() {
        StaffClient client = StaffClient.signedIn(port, "navigator");
        PersonId me = new PersonId(value(UUID.class, "select id from platform.person where username = 'navigator'"));
        Matcher rows = NEW.matcher(client.get("/app/intake?show=new").body());
        assertThat(rows.find()).isTrue();
        UUID concern = UUID.fromString(rows.group(1));
        UUID row = value(
                UUID.class,
                "select id from platform.work w where reference = ? and kind = 'concern' and done_at is null"
                        + " and exists (select from platform.membership m where m.agency_id = w.agency_id and m.person_id = '"
                        + me.value() + "')",
                concern);
        String path = "/app/work/" + row;
        client.get(path);
        assertThat(client.post(path + "/take", Map.of("version", version("platform.work where id", row)))
                        .statusCode())
                .isEqualTo(302);
        soon(() -> assertThat(lieWith(concern, me)).isEqualTo("handling work assignment"));
        client.get("/app/intake/" + concern);
        assertThat(client.post(
                                "/app/intake/" + concern + "/urgency",
                                Map.of(
                                        "version",
                                        version(
                                                "intake.handling where agency_id = owner_agency_id and concern_id",
                                                concern),
                                        "urgency",
                                        "urgent"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lieWith(concern, me)).isEqualTo("handling work assignment");
    }

    @Test
    void workIsOfferedToThoseAloneWhoseRolesWorkWithIt() {
        StaffClient client = StaffClient.signedIn(port, "navigator");
        UUID row = value(UUID.class, """
                select w.id from platform.work w join platform.membership m on m.agency_id = w.agency_id
                join platform.person p on p.id = m.person_id
                where p.username = 'navigator' and w.module = 'intake' and w.done_at is null limit 1
                """);
        UUID privacy = value(UUID.class, "select id from platform.person where username = 'privacy'");
        assertThat(client.get("/app/work/" + row).body())
                .contains("Mai Thao")
                .doesNotContain("Ines Calderon", "Peter Halvorsen");
        client.post(
                "/app/work/" + row,
                Map.of("version", version("platform.work where id", row), "to", "person-" + privacy));
        assertThat(value(Long.class, "select count(*) from platform.work where assignee_id = ?", privacy))
                .isZero();
    }

    private static String version(String of, UUID id) {
        return value(Integer.class, "select version from " + of + " = ?", id).toString();
    }
}
