package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds or makes the master key, once the database can say whether it needs a certain one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuessLimits.class)
class KeysConfiguration {
    /** What a start needs to know of the keys in the database. */
    private record Known(Optional<AgencyKeys.Wrapped> agency, Collection<Integer> versions) {
        static Known in(Db db) {
            Stream<Integer> sealing = MasterSealed.own().stream()
                    .flatMap(it -> it.uses(db).stream())
                    .map(MasterSealed.Use::version);
            Stream<Integer> active = new KeyRows(db).active().stream().map(KeyRows.Version::number);
            return new Known(
                    AgencyKeys.anyIn(db),
                    Stream.concat(sealing, active).distinct().sorted().toList());
        }
    }

    @Bean
    static MasterKeySource masterKeySource(
            @Value("${anydoor.home}") Path home, @Value("${anydoor." + MasterKeySource.SETTING + ":}") String command) {
        return MasterKeySource.of(home, command);
    }

    @Bean
    @DependsOnDatabaseInitialization
    KeyWatch keyWatch(
            MasterKeySource source, JobsDb jobs, Clock clock, @Value("${anydoor.jobs.enabled:true}") boolean enabled) {
        Known known = jobs.sweep(KeyRows.SWEEP, Known::in);
        MasterKey master = fitting(source, known.agency(), known.versions());
        KeyWatch watch = new KeyWatch(jobs, source, master, clock, enabled);
        watch.look();
        return watch;
    }

    @Bean
    static MasterKey masterKey(KeyWatch watch) {
        return watch.master();
    }

    /** The key of this home if the database's keys open with it; a new one only where there are none. */
    static MasterKey fitting(MasterKeySource source, Optional<AgencyKeys.Wrapped> known, Collection<Integer> versions) {
        if (known.isEmpty() && versions.isEmpty()) {
            return MasterKey.in(source);
        }
        MasterKey master = MasterKey.find(source)
                .orElseThrow(() -> new Refused("The master key secrets/" + MasterKey.FILE
                        + " is missing, and what this database keeps sealed cannot be read without it:"
                        + " put back your copy of it."));
        versions.stream()
                .filter(it -> !master.opening().contains(it))
                .findFirst()
                .ifPresent(missing -> {
                    throw new Refused(
                            "The master key here has no version " + missing
                                    + ", by which this database is sealed: take the one of a node that has it, or your export.");
                });
        try {
            known.ifPresent(it -> it.open(master));
            return master;
        } catch (Unopened wrong) {
            throw new Refused("The master key secrets/" + MasterKey.FILE
                    + " is not the one of this database: put back the copy that belongs to it.");
        }
    }

    @Bean
    AgencyKeys agencyKeys(Db db, MasterKey master, Clock clock) {
        return new AgencyKeys(db, master, clock);
    }

    @Bean
    static Rewrapping rewrapping(JobsDb jobs, MasterKey master, List<MasterSealed> columns, Clock clock) {
        return new Rewrapping(jobs, master, columns, clock);
    }

    @Bean
    static Recurring rewrap(Rewrapping rewrapping) {
        return rewrapping.job();
    }

    @Bean
    static Recurring rewrapAgencies(JobsDb jobs, MasterKey master, Clock clock) {
        return AgencyRotation.job(jobs, master, clock);
    }

    /** An agency's id as associated data. */
    static byte[] context(AgencyId agency) {
        return agency.value().toString().getBytes(StandardCharsets.US_ASCII);
    }
}
