package org.anydoor.platform.work.web;

import static org.anydoor.platform.PlatformFixtures.minutes;
import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.anydoor.platform.PlatformFixtures.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.work.WorkLine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class MyWorkTests {
    private final MyWork work;
    private final Text text;
    private final TestCallers callers;

    private final AgencyId intake = PlatformFixtures.agency("intake");
    private final PersonId ana = PlatformFixtures.person(intake, "navigator");
    private final PersonId ben = PlatformFixtures.person(intake, "navigator");

    @Autowired
    MyWorkTests(
            WorkRows rows,
            Audit audit,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock,
            Messages messages,
            TransactionTemplate transaction) {
        var modules = new StaticListableBeanFactory(Map.of("lines", new Lines()));
        var words = new WorkWords(modules.getBeanProvider(WorkLine.class), clock);
        this.work = new MyWork(rows, words, audit, notices, events, clock);
        this.text = messages.in(Language.EN);
        this.callers = new TestCallers(transaction);
    }

    private static final Map<UUID, AgencyId> OWNERS = new ConcurrentHashMap<>();

    private static final class Lines implements WorkLine {
        @Override
        public String module() {
            return "test";
        }

        @Override
        public Set<String> kindsForOthers() {
            return Set.of("elsewhere");
        }

        @Override
        public Set<String> kindsOfAlarm() {
            return Set.of("danger");
        }

        @Override
        public Map<Open, Line> lines(Collection<Open> work) {
            return work.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            it -> new Line(
                                    "=Concern " + it.reference(),
                                    "Seen at a bus stop",
                                    "/app/x",
                                    "platform.work.take",
                                    List.of(),
                                    OWNERS.get(it.reference()),
                                    it.kind().equals("elsewhere") ? "Waits for County Example" : null)));
        }
    }

    @Test
    void myTurnComesFirstThenWhatIsDue() {
        UUID later = work(intake, minutes(-10), minutes(300));
        UUID sooner = work(intake, minutes(-10), minutes(30));
        UUID bens = work(intake, minutes(-10), minutes(5));
        run("update platform.work set assignee_id = ? where id = ?", ben, bens);
        assertThat(view(ana, Show.ALL, "").items())
                .extracting(WorkView.Item::id)
                .containsExactly(sooner, later, bens);
        assertThat(view(ana, Show.MINE, "").items())
                .extracting(WorkView.Item::id)
                .containsExactly(sooner, later);
        assertThat(view(ana, Show.OTHERS, "").items())
                .extracting(WorkView.Item::id)
                .containsExactly(bens);
        assertThat(view(ben, Show.ALL, "").items().getFirst().id()).isEqualTo(bens);
    }

    @Test
    void whatIsOverdueStandsFirstWhoeversTurnItIs() {
        UUID mine = work(intake, minutes(-10), minutes(30));
        UUID bens = work(intake, minutes(-10), minutes(-5));
        run("update platform.work set assignee_id = ? where id = ?", ben, bens);
        assertThat(view(ana, Show.ALL, "").items())
                .extracting(WorkView.Item::id)
                .containsExactly(bens, mine);
        assertThat(view(ana, Show.ALL, "").overdue()).isEqualTo(1);
    }

    @Test
    void aChildInDangerStandsAboveOverduePaper() {
        UUID paper = work(intake, minutes(-3_000), minutes(-2_200));
        UUID calm = work(intake, minutes(-10), minutes(5));
        UUID danger = work(intake, minutes(-5), minutes(9));
        run("update platform.work set kind = 'danger', rank = 2 where id = ?", calm);
        run("update platform.work set kind = 'danger', rank = 1 where id = ?", danger);
        assertThat(view(ana, Show.MINE, "").items())
                .extracting(WorkView.Item::id)
                .containsExactly(danger, paper, calm);
        assertThat(view(ana, Show.MINE, "").items().getFirst().why())
                .isEqualTo("Before all else: somebody may be in danger");
    }

    @Test
    void whatWaitsForAnotherAgencyIsOthersTurnUntilItIsDue() {
        UUID row = work(intake, minutes(-10), minutes(30));
        run("update platform.work set kind = 'elsewhere', assignee_id = ? where id = ?", ana, row);
        assertThat(view(ana, Show.MINE, "").items()).isEmpty();
        assertThat(view(ana, Show.OTHERS, "").items()).singleElement().satisfies(it -> {
            assertThat(it.turn()).isEqualTo("Waits for County Example");
            assertThat(it.yours()).isFalse();
        });
        run("update platform.work set due_at = now() - interval '1 minute' where id = ?", row);
        assertThat(view(ana, Show.MINE, "").items())
                .singleElement()
                .satisfies(it -> assertThat(it.turn()).isEqualTo("Your turn"));
    }

    @Test
    void eachFilterSaysHowManyItShows() {
        work(intake, minutes(-10), minutes(3 * 24 * 60));
        work(intake, minutes(-10), minutes(-5));
        assertThat(view(ana, Show.ALL, "").chips())
                .extracting(WorkView.Chip::count)
                .containsExactly(2L, 1L, 0L, 2L);
    }

    @Test
    void anotherAgencysWorkIsNotThere() {
        AgencyId police = PlatformFixtures.agency("police");
        UUID theirs = work(police, minutes(-10), minutes(5));
        assertThat(view(ana, Show.ALL, "").items()).isEmpty();
        assertThatThrownBy(() -> callers.as(ana, intake, () -> work.get(me(ana), theirs)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void searchLooksInTheTitles() {
        UUID wanted = work(intake, minutes(-10), minutes(5));
        work(intake, minutes(-10), minutes(6));
        UUID reference = value(UUID.class, "select reference from platform.work where id = ?", wanted);
        assertThat(view(ana, Show.ALL, reference.toString()).items())
                .extracting(WorkView.Item::id)
                .containsExactly(wanted);
        assertThat(view(ana, Show.ALL, "bus stop").items()).isEmpty();
    }

    @Test
    void theFileHoldsTheSameRowsAsTextAndTheAuditNamesThem() {
        UUID row = work(intake, minutes(-10), minutes(5));
        UUID reference = value(UUID.class, "select reference from platform.work where id = ?", row);
        String csv = callers.as(ana, intake, () -> work.csv(me(ana), text, Show.ALL, ""));
        assertThat(csv.lines()).hasSize(2).last().asString().contains("'=Concern " + reference);
        assertThat(value(Long.class, """
                        select count(e.id) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                        where e.action = 'platform.export' and s.subject_id = ? and e.person_id = ?
                        """, reference, ana)).isEqualTo(1);
    }

    @Test
    void everyRowWhoseWordsAreShownIsWrittenDownAndNoOther() {
        UUID shown = reference(work(intake, minutes(-10), minutes(5)));
        UUID notFound = reference(work(intake, minutes(-10), minutes(6)));
        UUID wordless = work(intake, minutes(-10), minutes(7));
        run("update platform.work set module = 'intake' where id = ?", wordless);
        view(ana, Show.ALL, shown.toString());
        assertThat(looks(ana, shown)).isEqualTo(1);
        assertThat(looks(ana, notFound)).isZero();
        view(ana, Show.ALL, "");
        assertThat(looks(ana, shown)).isEqualTo(2);
        assertThat(looks(ana, notFound)).isEqualTo(1);
        assertThat(looks(ana, reference(wordless))).isZero();
    }

    @Test
    void aPageWithoutAnybodysWordsIsNotWrittenDown() {
        view(ana, Show.ALL, "");
        assertThat(value(Long.class, "select count(*) from platform.audit_entry where person_id = ?", ana))
                .isZero();
    }

    private static UUID reference(UUID work) {
        return value(UUID.class, "select reference from platform.work where id = ?", work);
    }

    private static long looks(PersonId by, UUID subject) {
        return value(Long.class, """
                select count(e.id) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where e.action = 'platform.list' and s.subject_id = ? and e.person_id = ?
                """, subject, by);
    }

    @Test
    void theOwnerOfACopyFindsInItsOwnTrailThatItWasSeenLeftAsAFileAndWasHandedOver() {
        AgencyId owner = PlatformFixtures.agency("outreach");
        UUID row = work(intake, minutes(-10), minutes(5));
        UUID reference = value(UUID.class, "select reference from platform.work where id = ?", row);
        OWNERS.put(reference, owner);
        view(ana, Show.ALL, "");
        callers.as(ana, intake, () -> work.csv(me(ana), text, Show.ALL, ""));
        assign(ana, row, 1, ben);
        assertThat(value(Long.class, """
                        select count(e.id) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                        where e.action in ('platform.list', 'platform.export', 'platform.assign') and s.subject_id = ? and s.owner_agency_id = ?
                        """, reference, owner)).isEqualTo(3);
    }

    @Test
    void takingWorkMakesItMyTurnForOthersTheirs() {
        UUID row = work(intake, minutes(-10), minutes(5));
        assertThat(assign(ana, row, 1, ana)).isInstanceOf(MyWork.HandOver.Done.class);
        assertThat(view(ana, Show.MINE, "").items().getFirst().turn()).isEqualTo("Your turn");
        assertThat(view(ben, Show.ALL, "").items().getFirst().turn())
                .isEqualTo("Waits for "
                        + value(String.class, "select name from platform.person where id = ?", ana.value()));
    }

    @Test
    void theSecondWriterIsShownWhatTheFirstDid() {
        UUID row = work(intake, minutes(-10), minutes(5));
        assign(ana, row, 1, ana);
        assertThat(assign(ben, row, 1, ben))
                .isInstanceOfSatisfying(
                        MyWork.HandOver.Overtaken.class,
                        it -> assertThat(it.now().turn()).isEqualTo(WorkRow.Turn.OTHERS));
        assertThat(value(UUID.class, "select assignee_id from platform.work where id = ?", row))
                .isEqualTo(ana.value());
    }

    @Test
    void whoIsGivenWorkIsToldByMail() {
        UUID row = work(intake, minutes(-10), minutes(5));
        assign(ana, row, 1, ben);
        assertThat(value(Long.class, "select count(id) from platform.notice where person_id = ?", ben))
                .isEqualTo(1);
    }

    @Test
    void whoNeitherHoldsItNorDecidesWhoWorksOnItCannotTakeIt() {
        PersonId holder = PlatformFixtures.person(intake, "staff");
        PersonId other = PlatformFixtures.person(intake, "staff");
        UUID row = work(intake, minutes(-10), minutes(5));
        run("""
                insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
                select gen_random_uuid(), w.reference, w.agency_id, ?, now() - interval '1 minute' from platform.work w where w.id = ?
                """, holder, row);
        assertThat(assign(other, row, 1, other)).isNotInstanceOf(MyWork.HandOver.Done.class);
        assertThat(assign(holder, row, 1, other)).isInstanceOf(MyWork.HandOver.Done.class);
    }

    private MyWork.HandOver assign(PersonId by, UUID row, int version, PersonId to) {
        return callers.as(by, intake, () -> work.assign(me(by), row, version, to.value(), null));
    }

    private WorkView view(PersonId reader, Show show, String q) {
        return callers.as(reader, intake, () -> work.view(me(reader), text, show, q, 1));
    }

    private Caller.Member me(PersonId person) {
        return new Caller.Member(person, intake);
    }
}
