package org.anydoor.platform.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.home.Refused;
import org.jspecify.annotations.Nullable;

/** Begins a rotation: a new version lies beside the old ones first, and only then is it announced to whoever runs. */
record KeyRotation(JobsDb jobs, MasterKeySource source, InstantSource clock) {
    /** Answers the version that was announced; {@link Refused} while the last rotation goes on. */
    int begin() {
        KeyRing ring = source.find()
                .orElseThrow(() -> new Refused("There is no master key yet: start Anydoor once, which makes one."));
        List<KeyRows.Version> versions = KeyRows.in(jobs, KeyRows::versions);
        if (versions.isEmpty()) {
            throw new Refused("This database was never used by a program that can rotate keys: start Anydoor once.");
        }
        KeyRows.Version last = versions.getLast();
        refuseWhileGoingOn(versions, last);
        int next = ring.newest() > last.number() ? ring.newest() : add(ring, last.number() + 1);
        Instant now = clock.instant();
        return KeyRows.in(jobs, rows -> {
            rows.alone();
            rows.announce(next, now);
            return next;
        });
    }

    private int add(KeyRing ring, int version) {
        switch (source) {
            case MasterKeySource.KeyFile file -> file.keep(ring.with(version, Aes.freshKey()));
            case MasterKeySource.KeyCommand command ->
                throw new Refused(
                        "The master key is not Anydoor's to make here: let your command write a line of version "
                                + version + " too, a new key beside the old ones, then rotate again.");
        }
        return version;
    }

    private static void refuseWhileGoingOn(List<KeyRows.Version> versions, KeyRows.Version last) {
        Instant active = last.active();
        if (active == null) {
            throw new Refused("Version " + last.number() + " is announced and not in use yet:"
                    + " ./anydoor keys status says which program does not know it.");
        }
        versions.stream()
                .filter(it -> it.number() < last.number() && !isDone(it.counted(), active, it.sealing()))
                .findFirst()
                .ifPresent(it -> {
                    throw new Refused(
                            "Version " + it.number() + " still seals some rows: Anydoor seals them anew while it"
                                    + " runs, see ./anydoor keys status.");
                });
    }

    static boolean isDone(@Nullable Instant counted, Instant since, long sealing) {
        return counted != null && counted.isAfter(since) && sealing == 0;
    }
}
