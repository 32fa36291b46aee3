package org.anydoor.platform.mail;

import static org.anydoor.platform.PlatformFixtures.minutes;
import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.web.SampleMark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class NoticeMailTests {
    /** Fails at once where somebody holds the row. */
    private static final String HELD_BY_NOBODY =
            "select count(*) from (select id from platform.notice where agency_id = ? for update nowait) as free";

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final JobsDb jobs;
    private final Messages messages;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final AgencyId agency = PlatformFixtures.agency("intake");
    private final PersonId person = PlatformFixtures.person(agency, "navigator");

    @Autowired
    NoticeMailTests(JobsDb jobs, Messages messages, Notices notices, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.messages = messages;
        this.notices = notices;
        this.transaction = transaction;
    }

    @BeforeEach
    void nothingElseWaits() {
        run("delete from platform.notice");
        post.start();
    }

    @AfterEach
    void stop() {
        post.stop();
    }

    @Test
    void aMessageSaysOnlyThatSomethingWaits() throws MessagingException {
        tell(person, "overdue");
        mail(now()).run();
        assertThat(post.getReceivedMessages()).hasSize(1);
        var message = post.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()[0]).hasToString("user-" + person.value() + "@example.org");
        assertThat(message.getSubject()).isEqualTo("Something waits for you at Anydoor");
        assertThat(GreenMailUtil.getBody(message))
                .contains("https://door.example.org")
                .doesNotContain("overdue", agency.value().toString());
    }

    @Test
    void severalNoticesOfOneReaderAreOneMessage() {
        tell(person, "overdue");
        tell(person, "handed");
        mail(now()).run();
        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void theMessageIsInTheReadersLanguage() throws MessagingException {
        run("update platform.person set language = 'so' where id = ?", person);
        tell(person, "overdue");
        mail(now()).run();
        assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Wax baa kaa sugaya Anydoor");
    }

    @Test
    void withoutAPersonTheAgencysOwnAddressIsTold() throws MessagingException {
        run("update platform.agency set notify_email = 'duty@example.org' where id = ?", agency);
        tell(null, "overdue");
        mail(now()).run();
        assertThat(post.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("duty@example.org");
    }

    @Test
    void aServerThatIsDownIsTriedAgainLater() {
        tell(person, "overdue");
        NoticeMail early = mail(now());
        post.stop();
        early.run();
        assertThat(waiting()).isEqualTo(1);
        post.start();
        mail(now()).run();
        assertThat(post.getReceivedMessages()).isEmpty();
        mail(now().plusSeconds(70)).run();
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aSuspendedPersonIsToldNothing() {
        run("update platform.person set suspended_at = now() where id = ?", person);
        tell(person, "overdue");
        mail(now()).run();
        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void whatIsMeantForSomebodyWhoHasLeftGoesToTheAgency() throws MessagingException {
        run("update platform.agency set notify_email = 'duty@example.org' where id = ?", agency);
        run("update platform.membership set until_at = now() where person_id = ?", person);
        tell(person, "overdue");
        mail(now()).run();
        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(post.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("duty@example.org");
    }

    @Test
    void anEventThatIsHeardTwiceIsOneNotice() {
        for (int i = 0; i < 2; i++) {
            inAgency(() -> notices.tellOnce(agency, person, "overdue", "the same"));
        }
        assertThat(waiting()).isEqualTo(1);
    }

    private void tell(@Nullable PersonId reader, String kind) {
        inAgency(() -> notices.tell(agency, reader, kind));
    }

    private void inAgency(Runnable work) {
        Callers.run(new Caller.Job("escalation", agency), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    @Test
    void aSampleCommunitySendsNothing() {
        tell(person, "overdue");
        mail(now(), true).run();
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void whileTheServerTakesItsTimeNothingIsHeldAndNobodySendsItToo() {
        tell(person, "overdue");
        var slow = new JavaMailSenderImpl() {
            @Override
            public void send(SimpleMailMessage message) {
                assertThat(value(Long.class, HELD_BY_NOBODY, agency)).isEqualTo(1);
                mail(now()).run();
                super.send(message);
            }
        };
        mail(now(), false, slow).run();
        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void whatADeadProgramHadTakenIsSentLater() {
        tell(person, "overdue");
        assertThat(jobs.sweep("mail", new NoticeQueue(Clock.fixed(now(), ZoneOffset.UTC))::claim))
                .isPresent();
        mail(now()).run();
        assertThat(waiting()).isEqualTo(1);
        mail(now().plusSeconds(130)).run();
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    private NoticeMail mail(Instant at) {
        return mail(at, false);
    }

    private NoticeMail mail(Instant at, boolean sample) {
        return mail(at, sample, new JavaMailSenderImpl());
    }

    private NoticeMail mail(Instant at, boolean sample, JavaMailSenderImpl smtp) {
        smtp.setHost("127.0.0.1");
        smtp.setPort(post.getSmtp().getPort());
        var factory = new StaticListableBeanFactory();
        factory.addBean("smtp", smtp);
        factory.addBean("sample", (SampleMark) () -> sample);
        ObjectProvider<JavaMailSender> sender = factory.getBeanProvider(JavaMailSender.class);
        var queue = new NoticeQueue(Clock.fixed(at, ZoneOffset.UTC));
        return new NoticeMail(
                jobs,
                queue,
                sender,
                messages,
                new MailSettings(URI.create("https://door.example.org"), null),
                factory.getBeanProvider(SampleMark.class));
    }

    private static Instant now() {
        return minutes(0).plus(Duration.ofSeconds(1));
    }

    private long waiting() {
        return value(
                Long.class, "select count(id) from platform.notice where sent_at is null and agency_id = ?", agency);
    }
}
