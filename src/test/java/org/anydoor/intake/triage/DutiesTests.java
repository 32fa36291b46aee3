package org.anydoor.intake.triage;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.anydoor.intake.MandatedReport;
import org.anydoor.intake.Reporter;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.work.WorkLine;
import org.anydoor.platform.work.WorkOverdue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AnydoorTest
@AfterTheSample
class DutiesTests {
    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Reports reports;

    @Autowired
    Queue queue;

    @Autowired
    Silence silence;

    @Autowired
    ConcernWork words;

    @Autowired
    ApplicationContext context;

    AgencyId ours;
    PersonId navigator;
    PersonId colleague;

    @BeforeEach
    void community() {
        ours = PlatformFixtures.agency("intake");
        navigator = PlatformFixtures.person(ours, "navigator");
        colleague = PlatformFixtures.person(ours, "navigator", "supervisor");
        PlatformFixtures.run("update intake.door set owner_agency_id = ? where owner_kind = 'intake'", ours);
        DoorsAnew.in(context);
    }

    private <T> T us(Supplier<T> work) {
        return Callers.as(new Caller.Member(navigator, ours), work::get);
    }

    private long openWork(ConcernId id, AgencyId agency, String kind) {
        return value(
                Long.class,
                "select count(*) from platform.work where reference = ? and agency_id = ? and kind = ? and done_at is null",
                id,
                agency,
                kind);
    }

    private ConcernId mandated(Instant learned) {
        Arrival said = Arrival.at("public", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "A pupil told me.")
                .toldBy(
                        new Reporter("Kim Example", "teacher", null, null, null, true),
                        new MandatedReport(learned, null, null));
        return ((Acknowledged) intake.arrive(said, SubmissionId.fresh())).id();
    }

    @Test
    void aMandatedReportWaitsOnMyWorkUntilEachProofIsRecorded() {
        ConcernId id = mandated(Instant.now().minusSeconds(600));
        assertThat(openWork(id, ours, "oral")).isEqualTo(1);
        assertThat(openWork(id, ours, "written")).isEqualTo(1);
        var oral = new WorkLine.Open("oral", id.value());
        var read = new WorkLine.Open("concern", id.value());
        Map<WorkLine.Open, WorkLine.Line> lines = us(() -> words.lines(List.of(oral, read)));
        assertThat(Objects.requireNonNull(lines.get(oral)).title()).contains("oral report is not proved");
        assertThat(Objects.requireNonNull(lines.get(read)).title()).contains("nobody has read it");
        assertThat(us(() -> queue.list(QueueFilter.of(null, null, null, null, null, null, null, null)))
                        .rows())
                .filteredOn(row -> row.id().equals(id))
                .flatExtracting(Queue.Row::beside)
                .extracting(Queue.Beside::kind)
                .containsExactly("oral", "written");

        Instant told = Instant.now().minusSeconds(120);
        assertThat(us(() -> reports.toldOrally(id, "Worker 7", told.minusSeconds(3600))))
                .isEqualTo(new Answer.Refused("oral-at", "moment"));
        assertThat(us(() -> reports.toldOrally(id, "Worker 7", told.plusSeconds(3600))))
                .isEqualTo(new Answer.Refused("oral-at", "moment"));
        assertThat(us(() -> reports.toldOrally(id, "Worker 7", told))).isEqualTo(Answer.DONE);
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from intake.mandated_report where concern_id = ? and oral_at < now() - interval '1 minute'",
                        id))
                .isEqualTo(1);
        assertThat(us(() -> reports.toldOrally(id, "Worker 8", told))).isInstanceOf(Answer.Refused.class);
        assertThat(openWork(id, ours, "oral")).isZero();
        assertThat(openWork(id, ours, "written")).isEqualTo(1);
        assertThat(us(() -> reports.filed(id, "CP-77", told))).isEqualTo(Answer.DONE);
        assertThat(openWork(id, ours, "written")).isZero();
    }

    @Test
    void whenAReportIsNotProvedInTimeTheConcernStaysWithWhoHelps() {
        PlatformFixtures.run(
                "update platform.agency set backup_person_id = ?, supervisor_person_id = ? where id = ?",
                colleague,
                colleague,
                ours);
        ConcernId id = mandated(Instant.now().minus(Duration.ofHours(30)));
        assertThat(us(() -> triage.acknowledge(id, 1))).isEqualTo(Answer.DONE);
        PlatformFixtures.run("update platform.work set level = 1 where reference = ? and kind = 'oral'", id);
        silence.on(new WorkOverdue(
                value(UUID.class, "select id from platform.work where reference = ? and kind = 'oral'", id),
                "intake",
                "oral",
                id.value(),
                ours.value(),
                Instant.now(),
                1));
        assertThat(value(UUID.class, "select assignee_id from intake.handling where concern_id = ?", id))
                .isEqualTo(navigator.value());
    }
}
