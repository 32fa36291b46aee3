package org.anydoor.platform.oncall;

import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.mail.MailSettings;
import org.anydoor.platform.web.SampleMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls from the first step to the answer, with a gateway of the test's and a clock that it moves. */
@AnydoorTest
class PagingTests {
    private static final ZoneId CITY = ZoneId.of("America/Chicago");
    private static final Instant START = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    @Autowired
    JobsDb jobs;

    @Autowired
    Db db;

    @Autowired
    CallSteps steps;

    @Autowired
    Messages messages;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    private final FakeGateway gateway = new FakeGateway();
    private final AgencyId agency = PlatformFixtures.agency("intake");
    private final PersonId first = PlatformFixtures.person(agency, "navigator");
    private final PersonId second = PlatformFixtures.person(agency, "navigator");
    private final PersonId administrator = PlatformFixtures.person(agency, "administrator");
    private UUID work;

    /** Sends into a list; addresses that it is told to refuse are refused. */
    private static final class FakeGateway implements Gateway {
        final List<String> sent = Collections.synchronizedList(new ArrayList<>());
        final List<String> broken = new ArrayList<>();

        @Override
        public String name() {
            return MailGateway.NAME;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void send(String address, Text words) throws Unsent {
            if (broken.contains(address)) {
                throw new Unsent(new IllegalStateException("refused"));
            }
            sent.add(address);
        }
    }

    @BeforeEach
    void somebodyIsNeeded() {
        run("update platform.called_work set kind = 'test-call' where module = 'intake'");
        UUID shift = UUID.randomUUID();
        run("""
                insert into platform.rota_shift (id, agency_id, days, starts, ends, reads, made_at)
                values (?, ?, '{monday,tuesday,wednesday,thursday,friday,saturday,sunday}', '00:00', '00:00', true, now())
                """, shift, agency);
        run(
                "insert into platform.rota_place (shift_id, place, agency_id, person_id) values (?, 1, ?, ?), (?, 2, ?, ?)",
                shift,
                agency,
                first,
                shift,
                agency,
                second);
        work = work();
    }

    @AfterEach
    void asItWas() {
        run("update platform.called_work set kind = 'concern' where module = 'intake'");
        run("update platform.work set done_at = now() where kind = 'test-call' and done_at is null");
    }

    @Test
    void theFirstIsCalledThenTheSecondThenEverybodyUntilSomebodyActs() {
        at(0).run();
        assertThat(gateway.sent).containsExactly(address(first));
        at(4).run();
        assertThat(gateway.sent).hasSize(1);
        at(5).run();
        assertThat(gateway.sent).containsExactly(address(first), address(second));
        at(10).run();
        at(15).run();
        assertThat(gateway.sent).hasSize(4);
        at(20).run();
        assertThat(gateway.sent.subList(4, 7))
                .containsExactlyInAnyOrder(address(first), address(second), address(administrator));
        run("update platform.work set done_at = now() where id = ?", work);
        at(25).run();
        assertThat(gateway.sent).hasSize(7);
        assertThat(value(
                        Long.class,
                        "select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id"
                                + " join platform.work w on w.reference = s.subject_id where w.id = ? and e.action = 'platform.call'",
                        work))
                .isEqualTo(5);
    }

    @Test
    void anAnswerStopsTheCallsUntilItNoLongerHolds() {
        at(0).run();
        assertThat(answer(second, 2)).isInstanceOf(Calls.Answered.Yours.class);
        assertThat(answer(first, 3)).isInstanceOf(Calls.Answered.Others.class);
        at(20).run();
        assertThat(gateway.sent).hasSize(1);
        at(33).run();
        assertThat(gateway.sent).containsExactly(address(first), address(second));
    }

    @Test
    void whereAMessageCannotLeaveTheNextIsCalledAtOnce() {
        gateway.broken.add(address(first));
        at(0).run();
        assertThat(gateway.sent).containsExactly(address(second));
        assertThat(states()).isEqualTo("1 failed, 2 sent");
    }

    @Test
    void whereNothingCanLeaveEverybodyIsTriedAndItEnds() {
        gateway.broken.addAll(List.of(address(first), address(second), address(administrator)));
        at(0).run();
        assertThat(gateway.sent).isEmpty();
        assertThat(states()).startsWith("1 failed, 2 failed, 3 failed, 4 failed, 5 failed");
        long tried = steps();
        at(1).run();
        assertThat(steps()).isEqualTo(tried);
    }

    @Test
    void aSampleCommunitySendsNothingAndShowsWhomItWouldCall() {
        paging(clock(0), true).run();
        assertThat(gateway.sent).isEmpty();
        assertThat(states()).isEqualTo("1 sample");
    }

    @Test
    void someoneElsesAddressIsTheOneTheyChose() {
        run("insert into platform.pager (person_id, gateway, address) values (?, 'mail', 'text@example.org')", first);
        at(0).run();
        assertThat(gateway.sent).containsExactly("text@example.org");
    }

    @Test
    void fourNodesTakeEachStepOnce() throws Exception {
        together(4, () -> at(0).run());
        assertThat(gateway.sent).containsExactly(address(first));
        together(4, () -> at(5).run());
        assertThat(gateway.sent).containsExactly(address(first), address(second));
        assertThat(steps()).isEqualTo(2);
    }

    @Test
    void anAnswerAndTheNextStepNeverCrossEachOther() throws Exception {
        for (int round = 0; round < 12; round++) {
            run("update platform.work set done_at = now() where id = ?", work);
            work = work();
            at(0).run();
            var answered = new ArrayList<Calls.Answered>();
            together(2, new Runnable() {
                private boolean paged;

                @Override
                public void run() {
                    boolean mine;
                    synchronized (this) {
                        mine = paged;
                        paged = true;
                    }
                    if (mine) {
                        answered.add(answer(first, 5));
                    } else {
                        at(5).run();
                    }
                }
            });
            assertThat(answered).singleElement().isInstanceOf(Calls.Answered.Yours.class);
            long before = steps();
            assertThat(before).isBetween(1L, 2L);
            at(11).run();
            assertThat(steps()).as("after the answer nobody is called").isEqualTo(before);
        }
    }

    @Test
    void workOpenedAnewIsCalledForAnew() {
        at(0).run();
        run("update platform.work set opened_at = ? where id = ?", START.plusSeconds(60), work);
        at(2).run();
        assertThat(gateway.sent).containsExactly(address(first), address(first));
    }

    @Test
    void nobodyOutsideTheAgencySeesOrAnswersACall() {
        at(0).run();
        AgencyId other = PlatformFixtures.agency("intake");
        PersonId outsider = PlatformFixtures.person(other, "navigator");
        assertThat(as(new Caller.Member(outsider, other), () -> calls(1).answer(work)))
                .isInstanceOf(Calls.Answered.Hidden.class);
        assertThat(as(
                        new Caller.Member(outsider, other),
                        () -> db.sql("select count(*) from platform.call_step").count()))
                .isZero();
        assertThat(as(new Caller.Member(administrator, agency), () -> calls(1).answer(work)))
                .as("an administrator does not work with concerns")
                .isInstanceOf(Calls.Answered.Hidden.class);
        assertThat(as(new Caller.Member(first, agency), () -> calls(1).open())).hasSize(1);
    }

    @Test
    void aMessageSaysThatSomebodyIsNeededAndNothingElse() throws Exception {
        var post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        try {
            var smtp = new JavaMailSenderImpl();
            smtp.setHost("127.0.0.1");
            smtp.setPort(post.getSmtp().getPort());
            var factory = new StaticListableBeanFactory();
            factory.addBean("smtp", smtp);
            var mail = new MailGateway(
                    factory.getBeanProvider(JavaMailSender.class),
                    new MailSettings(URI.create("https://door.example.org"), null));
            paging(clock(0), false, mail).run();
            assertThat(post.getReceivedMessages()).hasSize(1);
            var message = post.getReceivedMessages()[0];
            assertThat(message.getAllRecipients()[0]).hasToString(address(first));
            assertThat(message.getSubject()).isEqualTo("Somebody needs you now");
            assertThat(GreenMailUtil.getBody(message).strip())
                    .isEqualTo("Somebody needs you now. Sign in: https://door.example.org/app/calls");
        } finally {
            post.stop();
        }
    }

    private UUID work() {
        UUID id = UUID.randomUUID();
        run("""
                insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority)
                values (?, 'intake', 'test-call', ?, ?, 1, ?, ?, 'Local policy')
                """, id, UUID.randomUUID(), agency, START, START.plus(Duration.ofMinutes(15)));
        return id;
    }

    private Paging at(int minute) {
        return paging(clock(minute), false);
    }

    private static Clock clock(int minute) {
        return Clock.fixed(START.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC);
    }

    private Paging paging(Clock clock, boolean sample) {
        return paging(clock, sample, gateway);
    }

    private Paging paging(Clock clock, boolean sample, Gateway by) {
        var factory = new StaticListableBeanFactory();
        factory.addBean("sample", (SampleMark) () -> sample);
        var sender = new CallSender(jobs, List.of(by), messages, factory.getBeanProvider(SampleMark.class), clock);
        return new Paging(
                jobs,
                steps,
                sender,
                new Rotas(db, clock, CITY),
                new CallTerms(db, clock, CITY),
                audit,
                transaction,
                clock);
    }

    private Calls calls(int minute) {
        return new Calls(db, new CallTerms(db, clock(minute), CITY), audit, clock(minute));
    }

    private Calls.Answered answer(PersonId person, int minute) {
        return as(new Caller.Member(person, agency), () -> calls(minute).answer(work));
    }

    private <T> T as(Caller caller, java.util.function.Supplier<T> asked) {
        return Callers.as(caller, () -> java.util.Objects.requireNonNull(transaction.execute(status -> asked.get())));
    }

    private static void together(int nodes, Runnable each) throws Exception {
        var start = new CountDownLatch(nodes);
        try (var threads = Executors.newFixedThreadPool(nodes)) {
            var running = new ArrayList<Future<?>>();
            for (int node = 0; node < nodes; node++) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    each.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private long steps() {
        return value(Long.class, "select count(*) from platform.call_step where work_id = ?", work);
    }

    private String states() {
        return value(String.class, """
                select coalesce(string_agg(distinct s.step || ' ' || m.state, ', ' order by s.step || ' ' || m.state), '')
                from platform.call_step s join platform.call_made m on m.call_id = s.id where s.work_id = ?
                """, work);
    }

    private static String address(PersonId person) {
        return "user-" + person.value() + "@example.org";
    }
}
