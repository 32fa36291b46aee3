package org.anydoor.platform.status.web;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.anydoor.platform.backup.BackupStanding;
import org.anydoor.platform.status.Pulse;

/** The program's figures for a machine: Java, connections, and the {@link Pulse} as it was taken last. */
final class Figures {
    private final MeterRegistry registry;
    private final MultiGauge failures;
    private volatile Pulse.Taken last;
    private volatile BackupStanding.Taken backups;

    Figures(MeterRegistry registry, List<HikariDataSource> pools, Pulse.Taken first, BackupStanding.Taken backups) {
        this.registry = registry;
        this.failures = MultiGauge.builder("anydoor.job.failures")
                .description("how often a recurring job has failed in a row")
                .register(registry);
        this.last = first;
        this.backups = backups;
        java();
        pools.forEach(this::connections);
        number("anydoor.work.open", it -> it.work().open());
        number("anydoor.work.overdue", it -> it.work().overdue());
        number("anydoor.mail.waiting", it -> it.mail().waiting());
        number("anydoor.mail.oldest.seconds", it -> it.mail().oldest().toSeconds());
        number("anydoor.disk.free.bytes", it -> it.space().free());
        number("anydoor.disk.total.bytes", it -> it.space().total());
        number("anydoor.database.bytes", it -> it.space().database());
        Gauge.builder("anydoor.backup.age.seconds", this, it -> it.backups.age().toSeconds())
                .description("how old the last good backup is")
                .register(registry);
        Gauge.builder("anydoor.backup.alarm", this, it -> it.backups.isAlarm() ? 1 : 0)
                .description("1 where the last backup was not good or the last good one is too old")
                .register(registry);
        set(first, backups);
    }

    void set(Pulse.Taken taken, BackupStanding.Taken ofBackups) {
        last = taken;
        backups = ofBackups;
        failures.register(
                taken.jobs().stream()
                        .map(it -> MultiGauge.Row.of(Tags.of("job", it.name()), it.failures()))
                        .toList(),
                true);
    }

    private void number(String name, ToDoubleFunction<Pulse.Taken> value) {
        Gauge.builder(name, this, it -> value.applyAsDouble(it.last)).register(registry);
    }

    private void java() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private void connections(HikariDataSource pool) {
        Gauge.builder(
                        "anydoor.connections.active",
                        pool,
                        it -> it.getHikariPoolMXBean().getActiveConnections())
                .tag("pool", pool.getPoolName())
                .register(registry);
        Gauge.builder(
                        "anydoor.connections.waited.for",
                        pool,
                        it -> it.getHikariPoolMXBean().getThreadsAwaitingConnection())
                .tag("pool", pool.getPoolName())
                .register(registry);
    }
}
