package org.anydoor.platform.hooks;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries what waits to the programs, at least once: a row is taken in one transaction, sent in none, and marked in another, so
 * that a receiver who is slow holds nothing, and what a dying node had taken is sent again.
 */
final class HookDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(HookDelivery.class);
    private static final int PROGRAMS_AT_ONCE = 16;
    private static final int MOST_OF_ONE = 100;
    private static final int GONE = 410;

    private final JobsDb jobs;
    private final HookQueue queue;
    private final HookPost post;
    private final JsonMapper json;
    private final Clock clock;
    private final String base;

    HookDelivery(JobsDb jobs, HookQueue queue, HookPost post, JsonMapper json, Clock clock, String base) {
        this.jobs = jobs;
        this.queue = queue;
        this.post = post;
        this.json = json;
        this.clock = clock;
        this.base = base;
    }

    /** One round: all that is due; each program for itself, so that one that is slow holds up no other. */
    void run() {
        List<ClientId> due = sweep(queue::due);
        if (!due.isEmpty()) {
            try (var workers = Executors.newFixedThreadPool(
                    PROGRAMS_AT_ONCE, Thread.ofVirtual().factory())) {
                List<Future<Boolean>> all = due.stream()
                        .map(it -> workers.submit(() -> deliverAll(it)))
                        .toList();
                all.forEach(HookDelivery::await);
            }
        }
        sweep(db -> {
            queue.giveUpWhereOff(db);
            return true;
        });
    }

    private static void await(Future<Boolean> work) {
        try {
            work.get();
        } catch (ExecutionException failed) {
            LOG.warn("Webhooks of a program could not be sent", failed.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until nothing is due, or one was not taken: then the others need not try. */
    private boolean deliverAll(ClientId client) {
        boolean goesOn = true;
        for (int i = 0; goesOn && i < MOST_OF_ONE; i++) {
            Optional<HookEvent> next = sweep(db -> queue.claim(db, client));
            goesOn = next.isPresent() && deliver(next.get());
        }
        return goesOn;
    }

    private boolean deliver(HookEvent event) {
        HookPost.Answer answer = send(event);
        return sweep(db -> mark(db, event, answer));
    }

    private HookPost.Answer send(HookEvent event) {
        byte[] body = event.body(json, base);
        return post.send(event.address(), headers(event, body), body);
    }

    private Map<String, String> headers(HookEvent event, byte[] body) {
        List<HookSecret> secrets = sweep(db -> queue.secrets(db, event.client()));
        Instant now = clock.instant();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", event.id().toString());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", HookSecret.signatures(secrets, event.id(), now, body));
        return headers;
    }

    private boolean mark(Db db, HookEvent event, HookPost.Answer answer) {
        return switch (answer) {
            case HookPost.Answer.Status status
            when status.isTaken() -> {
                queue.delivered(db, event, status.code());
                yield true;
            }
            case HookPost.Answer.Status status -> failed(db, event, status.code(), "status");
            case HookPost.Answer.None none -> failed(db, event, null, none.why());
        };
    }

    private boolean failed(Db db, HookEvent event, @Nullable Integer status, String why) {
        Instant now = clock.instant();
        queue.failed(db, event, status, why, HookPatience.after(event, now, ThreadLocalRandom.current()));
        if (status != null && status == GONE) {
            queue.off(db, event.client(), "gone", null);
        } else {
            queue.off(db, event.client(), "failing", now.minus(HookPatience.GIVES_UP));
        }
        return false;
    }

    private <T> T sweep(Function<Db, T> work) {
        return jobs.sweep(HookQueue.SWEEP, work);
    }
}
