package org.anydoor.intake.poster;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.venues.PlaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Codes on posters. Whoever types one at its door is told the name and street of the place, which are public; made and
 * withdrawn by the administrators of intake and licensing, each time on record.
 */
@Service
public class Posters {
    /** The door whose posters are made here. */
    public static final String HOTEL = "hotel";

    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final TransactionOperations transactions;
    private final SecureRandom random = new SecureRandom();

    Posters(Db db, Audit audit, Clock clock, TransactionOperations transactions) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Where a poster hangs, in the words in which it is filled in. */
    public record Property(UUID place, String words) {}

    /** Where the poster of this code hangs; empty for a code that is none, is another door's or was withdrawn. */
    public Optional<Property> find(String door, String typed) {
        return PosterCode.find(typed)
                .flatMap(code -> Callers.as(
                        Caller.Public.ANYBODY,
                        () -> Objects.requireNonNull(transactions.execute(
                                status -> db.sql("select id, name, street, city from intake.poster_place(:code, :door)")
                                        .with("code", code.value())
                                        .with("door", door)
                                        .find(Posters::property)))));
    }

    private static Property property(ResultSet rs, int number) throws SQLException {
        @Nullable String street = rs.getString("street");
        String where = street == null ? rs.getString("city") : street;
        return new Property(Db.uuid(rs, "id"), rs.getString("name") + ", " + where);
    }

    /** Whether the caller makes and withdraws posters. */
    public boolean mayPost() {
        return in(() -> db.sql("select intake.may_post() as may").one((rs, n) -> rs.getBoolean("may")));
    }

    /** The codes that hang at these places now. */
    public Map<PlaceId, PosterCode> at(Collection<PlaceId> places) {
        List<UUID> ids = places.stream().map(PlaceId::value).toList();
        return in(() -> db
                .sql("""
                        select place_id, code from intake.poster
                        where door = :door and withdrawn_at is null and place_id = any (:places)
                        """)
                .with("door", HOTEL)
                .with("places", ids.toArray(UUID[]::new))
                .list((rs, n) -> Map.entry(new PlaceId(Db.uuid(rs, "place_id")), new PosterCode(rs.getString("code"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Where this code hangs now. */
    public Optional<PlaceId> placeOf(PosterCode code) {
        return in(() -> db.sql("select place_id from intake.poster where code = :code and withdrawn_at is null")
                .with("code", code.value())
                .find((rs, n) -> new PlaceId(Db.uuid(rs, "place_id"))));
    }

    /** The code that hangs at the place from now on: a new one, or the one that hangs there already. */
    public PosterCode make(PlaceId place) {
        PosterCode code = PosterCode.fresh(random);
        return in(() -> {
            int made = db.sql("""
                    insert into intake.poster (code, door, place_id, made_at) values (:code, :door, :place, :now)
                    on conflict do nothing
                    """)
                    .with("code", code.value())
                    .with("door", HOTEL)
                    .with("place", place)
                    .with("now", clock.instant())
                    .run();
            if (made == 1) {
                audit.record("intake.poster-make", place.value(), null);
            }
            return at(List.of(place)).getOrDefault(place, code);
        });
    }

    /** From now on the code opens the door as any code that never was; false where it hangs nowhere. */
    public boolean withdraw(PosterCode code) {
        return in(() -> {
            Optional<PlaceId> place = placeOf(code);
            place.ifPresent(it -> {
                db.sql("update intake.poster set withdrawn_at = :now where code = :code and withdrawn_at is null")
                        .with("now", clock.instant())
                        .with("code", code.value())
                        .runExactly(1);
                audit.record("intake.poster-withdraw", it.value(), null);
            });
            return place.isPresent();
        });
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
