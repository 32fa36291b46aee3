package org.anydoor.platform.oncall;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.web.SampleMark;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the messages of steps to gateways, one transaction each; a message that did not leave is not tried again: the next step is. */
@Component
class CallSender {
    private static final Logger LOG = LoggerFactory.getLogger(CallSender.class);
    private static final int AT_ONCE = 200;

    private final JobsDb jobs;
    private final List<Gateway> gateways;
    private final Messages messages;
    private final ObjectProvider<SampleMark> sample;
    private final Clock clock;

    CallSender(JobsDb jobs, List<Gateway> gateways, Messages messages, ObjectProvider<SampleMark> sample, Clock clock) {
        this.jobs = jobs;
        this.gateways = gateways;
        this.messages = messages;
        this.sample = sample;
        this.clock = clock;
    }

    /** Whom to call, and where: their own choice, or the mail address that everything else goes to. */
    private record Waiting(
            UUID call,
            UUID person,
            String gateway,
            @Nullable String address,
            String language) {}

    /** What became of a message. */
    private enum State {
        SENT,
        FAILED,
        SAMPLE
    }

    /** Everything that waits. */
    void run() {
        int tried = 0;
        while (tried < AT_ONCE && jobs.sweep("calls", this::sendNext)) {
            tried++;
        }
    }

    /** Whether a call can leave by mail, which everybody has. */
    boolean isReady() {
        return gateways.stream().anyMatch(Gateway::isReady);
    }

    private boolean sendNext(Db db) {
        Optional<Waiting> next = next(db);
        next.ifPresent(it -> keep(db, it, send(it)));
        return next.isPresent();
    }

    private static Optional<Waiting> next(Db db) {
        return db.sql("""
                select m.call_id, m.person_id, p.language, coalesce(g.gateway, :mail) as gateway,
                  case when p.suspended_at is null then coalesce(g.address, p.email) end as address
                from platform.call_made m
                join platform.person p on p.id = m.person_id
                left join platform.pager g on g.person_id = m.person_id
                where m.state = 'waiting'
                order by m.call_id
                limit 1
                for update of m skip locked
                """)
                .with("mail", MailGateway.NAME)
                .find((rs, n) -> new Waiting(
                        Db.uuid(rs, "call_id"),
                        Db.uuid(rs, "person_id"),
                        rs.getString("gateway"),
                        rs.getString("address"),
                        rs.getString("language")));
    }

    private State send(Waiting waiting) {
        if (sample.stream().anyMatch(SampleMark::isSample)) {
            return State.SAMPLE;
        }
        Optional<Gateway> gateway = gateways.stream()
                .filter(it -> it.name().equals(waiting.gateway()) && it.isReady())
                .findFirst();
        if (gateway.isEmpty() || waiting.address() == null) {
            return State.FAILED;
        }
        try {
            gateway.get()
                    .send(
                            waiting.address(),
                            messages.in(Language.find(waiting.language()).orElse(Language.EN)));
            return State.SENT;
        } catch (Gateway.Unsent refused) {
            Throwable cause = refused.getCause();
            LOG.warn(
                    "A call could not be sent by {} ({})",
                    waiting.gateway(),
                    cause == null ? "" : cause.getClass().getSimpleName());
            return State.FAILED;
        }
    }

    private void keep(Db db, Waiting waiting, State state) {
        db.sql("""
                update platform.call_made set state = :state, gateway = :gateway, tried_at = :now
                where call_id = :call and person_id = :person
                """)
                .with("state", state)
                .with("gateway", waiting.gateway())
                .with("now", clock.instant())
                .with("call", waiting.call())
                .with("person", waiting.person())
                .runExactly(1);
    }
}
