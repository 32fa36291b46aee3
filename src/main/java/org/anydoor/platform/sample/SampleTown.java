package org.anydoor.platform.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;

/** The town while it is being made: who lives and works there, one seeded source of chance, one "now". */
public final class SampleTown {
    private final Db db;
    private final Instant now;
    private final Random chance;
    private final List<Agency> agencies;
    private @Nullable AgencyId acting;

    SampleTown(Db db, Instant now, long seed, List<Agency> agencies) {
        this.db = db;
        this.now = now;
        this.chance = new Random(seed);
        this.agencies = List.copyOf(agencies);
    }

    /** An agency with its people. */
    public record Agency(AgencyId id, String kind, String name, boolean walled, List<Worker> people) {
        /** The first person with the role. */
        public Worker with(String role) {
            return people.stream()
                    .filter(it -> it.roles().contains(role))
                    .findFirst()
                    .orElse(people.getFirst());
        }
    }

    /** A person who works there. */
    public record Worker(PersonId id, String name, List<String> roles) {}

    public Instant now() {
        return now;
    }

    public List<Agency> agencies() {
        return agencies;
    }

    /** The first agency of a kind. */
    public Agency the(String kind) {
        return agencies.stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** From here on rows are written for this agency. */
    public void actFor(AgencyId agency) {
        if (agency.equals(acting)) {
            return;
        }
        acting = agency;
        db.sql("select set_config('app.agency', :agency, true)")
                .with("agency", agency.value().toString())
                .one((rs, n) -> "");
    }

    public int upTo(int bound) {
        return chance.nextInt(bound);
    }

    public boolean in100(int percent) {
        return chance.nextInt(100) < percent;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    /** A moment at most so long ago, the recent past somewhat fuller than the early one. */
    public Instant ago(Duration longest) {
        double share = Math.pow(chance.nextDouble(), 1.3);
        return now.minusSeconds((long) (share * longest.toSeconds())).truncatedTo(ChronoUnit.MINUTES);
    }

    /** A key from the seed, so that the same seed makes the same town. */
    public UUID key() {
        return Ids.of(chance.nextLong(), chance.nextLong());
    }

    /** One row's values by parameter name, for {@link Db#runEach}. */
    public static Map<String, @Nullable Object> row(Object... namesAndValues) {
        var row = new HashMap<String, @Nullable Object>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            row.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return row;
    }
}
