package org.anydoor.platform.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.web.SampleMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the sample community in an empty database before the first request is answered, all or nothing, and from then
 * on says that this deployment is one: the flag stands in the database and a trigger refuses to change it.
 */
@Component
class SampleCommunity implements SmartLifecycle, SampleMark {
    private static final Logger LOG = LoggerFactory.getLogger(SampleCommunity.class);
    private static final long SEED = 20131206;

    private final Db db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SamplePeople people;
    private final ObjectProvider<SampleChapter> chapters;
    private final boolean wanted;
    private volatile boolean running;
    private volatile boolean sample;

    SampleCommunity(
            Db db,
            TransactionTemplate transaction,
            Clock clock,
            SamplePeople people,
            ObjectProvider<SampleChapter> chapters,
            @Value("${anydoor.sample:false}") boolean wanted) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.people = people;
        this.chapters = chapters;
        this.wanted = wanted;
    }

    @Override
    public boolean isSample() {
        return sample;
    }

    @Override
    public void start() {
        running = true;
        Optional<Boolean> stored = Callers.as(
                new Caller.Infrastructure(),
                () -> transaction.execute(status ->
                        db.sql("select d.sample from platform.deployment d").find((rs, n) -> rs.getBoolean("sample"))));
        if (stored.isPresent() && stored.get() != wanted) {
            throw otherKind(stored.get());
        }
        if (stored.isEmpty() && wanted) {
            Instant begun = clock.instant();
            Callers.run(new Caller.Sample(Optional.empty()), () -> transaction.executeWithoutResult(status -> make()));
            double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
            LOG.info("Sample community made in {} s", String.format(Locale.ROOT, "%.1f", seconds));
        }
        sample = wanted;
    }

    private void make() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        db.sql("insert into platform.deployment (sample, made_at) values (true, :now)")
                .with("now", now)
                .run();
        List<SampleTown.Agency> agencies = people.write(now);
        SampleTown town = new SampleTown(db, now, SEED, agencies);
        chapters.stream().sorted(Comparator.comparingInt(SampleChapter::order)).forEach(it -> it.write(town));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the scheduler start. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static Refused otherKind(boolean stored) {
        return new Refused(
                stored
                        ? "This data folder holds a sample community, which stays one for ever: choose another folder with --data for real work."
                        : "This data folder holds real work: the sample community needs a folder of its own, choose one with --data.");
    }
}
