package org.anydoor.platform.mail;

import java.net.URI;
import java.util.function.Consumer;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.SampleMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in {@code platform.notice}: that something waits and where to sign in, in the reader's language. Mail is
 * read on lock screens, so it names nobody, no reference and no kind. A sample community sends nothing.
 */
@Component
class NoticeMail {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeMail.class);
    private static final String SWEEP = "mail";
    private static final int AT_ONCE = 100;

    private final JobsDb jobs;
    private final NoticeQueue queue;
    private final ObjectProvider<JavaMailSender> sender;
    private final Messages messages;
    private final MailSettings settings;
    private final ObjectProvider<SampleMark> sample;

    NoticeMail(
            JobsDb jobs,
            NoticeQueue queue,
            ObjectProvider<JavaMailSender> sender,
            Messages messages,
            MailSettings settings,
            ObjectProvider<SampleMark> sample) {
        this.jobs = jobs;
        this.queue = queue;
        this.sender = sender;
        this.messages = messages;
        this.settings = settings;
        this.sample = sample;
    }

    /** One round; it ends at the first failure, because a server that is down is down for everybody. */
    void run() {
        JavaMailSender smtp = sender.getIfAvailable();
        URI base = settings.baseUrl();
        if (smtp == null || base == null || sample.stream().anyMatch(SampleMark::isSample)) {
            return;
        }
        int sent = 0;
        while (sent < AT_ONCE && sendNext(smtp, base)) {
            sent++;
        }
    }

    /** Nothing that is older is of use to anybody. */
    void clean() {
        write(queue::dropOld);
    }

    private boolean sendNext(JavaMailSender smtp, URI base) {
        return jobs.sweep(SWEEP, queue::claim).map(it -> send(smtp, base, it)).orElse(false);
    }

    /** Between two transactions: a server that is slow holds no connection that deadlines need. */
    private boolean send(JavaMailSender smtp, URI base, NoticeQueue.Batch batch) {
        if (batch.address() == null) {
            write(db -> queue.drop(db, batch));
            return true;
        }
        try {
            smtp.send(message(batch.address(), batch.language(), base));
        } catch (MailException refused) {
            LOG.warn("A notice could not be sent ({})", refused.getClass().getSimpleName());
            write(db -> queue.failed(db, batch));
            return false;
        }
        write(db -> queue.sent(db, batch));
        return true;
    }

    private void write(Consumer<Db> change) {
        jobs.sweep(SWEEP, db -> {
            change.accept(db);
            return true;
        });
    }

    private SimpleMailMessage message(String address, String language, URI base) {
        Text text = messages.in(Language.find(language).orElse(Language.EN));
        var message = new SimpleMailMessage();
        message.setFrom(settings.from(base));
        message.setTo(address);
        message.setSubject(text.t("platform.mail.subject"));
        message.setText(text.t("platform.mail.text", base));
        return message;
    }
}
