package org.anydoor.platform.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One key per agency, wrapped by the master key; kept unwrapped in memory, since each data key needs it. */
class AgencyKeys {
    private static final int FIRST = 1;
    /** So long a program may wrap by a version that was replaced; it is kept for longer. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final Db db;
    private final MasterKey master;
    private final Clock clock;
    private final Map<Version, Aes> unwrapped = new ConcurrentHashMap<>();
    private final Map<AgencyId, Newest> newest = new ConcurrentHashMap<>();

    AgencyKeys(Db db, MasterKey master, Clock clock) {
        this.db = db;
        this.master = master;
        this.clock = clock;
    }

    /** One version of one agency's key. */
    record Version(AgencyId agency, int number) {}

    /** A key as the database keeps it. */
    record Wrapped(AgencyId agency, int version, byte[] bytes) {
        Aes open(MasterKey master) {
            return Aes.of(master.open(bytes, KeysConfiguration.context(agency)));
        }
    }

    /** Any agency's key, to see whether the master key is the right one. */
    static Optional<Wrapped> anyIn(Db db) {
        return db.sql("select agency_id, key_version, wrapped from platform.agency_key order by agency_id limit 1")
                .find((rs, n) -> new Wrapped(
                        new AgencyId(rs.getObject("agency_id", UUID.class)),
                        rs.getInt("key_version"),
                        rs.getBytes("wrapped")));
    }

    /** The newest key of the agency, made on first use; a newer one is seen within seconds. */
    Current current(AgencyId agency) {
        Newest known = newest.get(agency);
        Instant now = clock.instant();
        int number = known != null && known.until().isAfter(now) ? known.number() : newest(agency, now);
        Version version = new Version(agency, number);
        Aes cached = unwrapped.get(version);
        return new Current(number, cached != null ? cached : find(version).orElseGet(() -> make(version)));
    }

    private record Newest(int number, Instant until) {}

    private int newest(AgencyId agency, Instant now) {
        int number = (int)
                db.sql("select coalesce(max(key_version), :first) from platform.agency_key where agency_id = :agency")
                        .with("first", FIRST)
                        .with("agency", agency)
                        .count();
        newest.put(agency, new Newest(number, now.plus(BELIEVED)));
        return number;
    }

    /** A key that wraps new data keys. */
    record Current(int version, Aes key) {}

    Aes get(AgencyId agency, int number) {
        Version version = new Version(agency, number);
        Aes cached = unwrapped.get(version);
        return cached != null ? cached : find(version).orElseThrow();
    }

    private Optional<Aes> find(Version version) {
        Optional<Aes> found = read(version).map(wrapped -> wrapped.open(master));
        if (!TransactionSynchronizationManager.hasResource(version)) {
            found.ifPresent(key -> unwrapped.put(version, key));
        }
        return found;
    }

    private Optional<Wrapped> read(Version version) {
        return db.sql("""
                select wrapped from platform.agency_key where agency_id = :agency and key_version = :version
                """)
                .with("agency", version.agency())
                .with("version", version.number())
                .find((rs, n) -> new Wrapped(version.agency(), version.number(), rs.getBytes("wrapped")));
    }

    private Aes make(Version version) {
        byte[] key = Aes.freshKey();
        int made = db.sql("""
                insert into platform.agency_key (agency_id, key_version, wrapped, made_at)
                values (:agency, :version, :wrapped, :at) on conflict do nothing
                """)
                .with("agency", version.agency())
                .with("version", version.number())
                .with("wrapped", master.seal(key, KeysConfiguration.context(version.agency())))
                .with("at", clock.instant())
                .run();
        if (made == 0) {
            return find(version).orElseThrow();
        }
        notBeforeCommit(version);
        return Aes.of(key);
    }

    /** A key that may still be rolled back is never kept for other transactions. */
    private static void notBeforeCommit(Version version) {
        TransactionSynchronizationManager.bindResource(version, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(version);
            }
        });
    }
}
