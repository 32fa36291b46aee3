package org.anydoor.platform.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.keys.MasterSealed;
import org.anydoor.platform.outbound.Outbound;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Sends webhooks every few seconds, and forgets what was sent long ago. */
@Configuration(proxyBeanMethods = false)
class HookJobs {
    private static final Duration WHOLE = Duration.ofSeconds(15);

    @Bean
    static HookDelivery hookDelivery(
            JobsDb jobs,
            HookQueue queue,
            Outbound outbound,
            JsonMapper json,
            Clock clock,
            @Value("${anydoor.base-url:#{null}}") @Nullable String base) {
        String address = base == null ? "" : base.replaceFirst("/+$", "");
        return new HookDelivery(jobs, queue, new HookPost(outbound, WHOLE), json, clock, address);
    }

    @Bean
    static Recurring sendWebhooks(
            HookDelivery delivery, HookAlarm alarm, @Value("${anydoor.webhooks.pause:5s}") Duration pause) {
        return Recurring.every("platform.webhooks", pause, () -> {
            delivery.run();
            alarm.run();
        });
    }

    @Bean
    static Recurring forgetWebhooks(JobsDb jobs, HookQueue queue) {
        return Recurring.daily(
                "platform.webhooks-forget",
                LocalTime.of(3, 50),
                () -> jobs.sweep(HookQueue.SWEEP, db -> {
                    queue.forget(db);
                    return true;
                }));
    }

    @Bean
    static MasterSealed sealedHookSecrets() {
        return new MasterSealed("platform.hook_secret", "id", "sealed", HookSecret::context);
    }
}
