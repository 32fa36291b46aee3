package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.home.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds or makes the master key, once the database can say whether it needs a certain one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuessLimits.class)
class KeysConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    MasterKey masterKey(@Value("${anydoor.home}") Path home, Db db, PlatformTransactionManager transactions) {
        return Callers.as(
                new Caller.Infrastructure(),
                () -> new TransactionTemplate(transactions).execute(open -> fitting(home, AgencyKeys.anyIn(db))));
    }

    /** The key of this home if the database's keys open with it; a new one only where there are none. */
    static MasterKey fitting(Path home, Optional<AgencyKeys.Wrapped> known) {
        if (known.isEmpty()) {
            return MasterKey.in(home);
        }
        MasterKey master = MasterKey.find(home)
                .orElseThrow(() -> new Refused("The master key secrets/" + MasterKey.FILE
                        + " is missing, and what this database keeps sealed cannot be read without it:"
                        + " put back your copy of it."));
        try {
            known.get().open(master);
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

    /** An agency's id as associated data. */
    static byte[] context(AgencyId agency) {
        return agency.value().toString().getBytes(StandardCharsets.US_ASCII);
    }
}
