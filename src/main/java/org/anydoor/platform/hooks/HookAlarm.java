package org.anydoor.platform.hooks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.Work;
import org.anydoor.platform.work.WorkLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells an agency's administrators that a webhook of theirs was switched off: open work, and mail that says nothing of it. */
@Component
class HookAlarm implements WorkLine {
    static final String MODULE = "hooks";
    static final String OFF = "off";

    private static final Logger LOG = LoggerFactory.getLogger(HookAlarm.class);
    private static final String AUTHORITY = "Local policy";
    private static final int RANK = 3;

    private final JobsDb jobs;
    private final HookQueue queue;
    private final Db db;
    private final Work work;
    private final Notices notices;
    private final Messages messages;
    private final TransactionTemplate transaction;

    HookAlarm(
            JobsDb jobs,
            HookQueue queue,
            Db db,
            Work work,
            Notices notices,
            Messages messages,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.queue = queue;
        this.db = db;
        this.work = work;
        this.notices = notices;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** Of each that nobody has been told of; what fails for one keeps nobody else from being told. */
    void run() {
        jobs.sweep(HookQueue.SWEEP, queue::untold).forEach(off -> {
            try {
                tellOnce(off);
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Nobody could be told that webhook {} is off",
                        off.client().value(),
                        failure);
            }
        });
    }

    /** Told twice rather than never, which opens the same work again. */
    private void tellOnce(HookQueue.Off off) {
        Callers.run(
                new Caller.Job(HookQueue.SWEEP, off.agency()),
                () -> transaction.executeWithoutResult(status -> tell(off)));
        jobs.sweep(HookQueue.SWEEP, db -> {
            queue.told(db, off.client());
            return true;
        });
    }

    private void tell(HookQueue.Off off) {
        AgencyId agency = off.agency();
        work.reopen(new Work.Wait(MODULE, OFF, off.client().value(), agency, RANK, null, AUTHORITY));
        List<PersonId> administrators =
                db.sql("""
                select r.person_id from platform.membership_role r
                join platform.member_now m on m.person_id = r.person_id and m.agency_id = r.agency_id
                where r.agency_id = :agency and r.role = 'administrator'
                """).with("agency", agency).list((rs, n) -> new PersonId(Db.uuid(rs, "person_id")));
        administrators.forEach(it -> notices.tell(agency, it, MODULE));
        if (administrators.isEmpty()) {
            notices.tell(agency, null, MODULE);
        }
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public Map<Open, Line> lines(Collection<Open> open) {
        var text = messages.in(Language.EN);
        Map<Open, Line> lines = new HashMap<>();
        open.forEach(it -> lines.put(
                it,
                new Line(
                        text.t("platform.hooks.work"),
                        text.t("platform.hooks.work-about"),
                        path(it.reference()),
                        "platform.hooks.work-go",
                        null)));
        return lines;
    }

    private static String path(UUID client) {
        return "/app/administration/systems/" + client + "/webhook";
    }
}
