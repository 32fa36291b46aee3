package org.anydoor.platform.api;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which programs live, asked before anybody is known: at the token endpoint, and again at every request with a token. */
@Component
public class ClientDirectory {
    private final Db db;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ClientDirectory(Db db, Clock clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A program and the digests of the secrets that it may show. */
    public record Known(ApiClient client, List<ClientSecret.Digest> secrets) {}

    /** The program if it is not revoked. */
    public Optional<ApiClient> find(ClientId id) {
        return asProgram(() -> client(id));
    }

    /** The program with its secrets. */
    public Optional<Known> known(ClientId id) {
        return asProgram(() -> client(id).map(client -> new Known(client, secrets(id))));
    }

    /** Notes that the program was given a token. */
    public void used(ClientId id) {
        asProgram(() -> db.sql("update platform.api_client set last_used_at = :now where id = :id and ended_at is null")
                .with("now", clock.instant())
                .with("id", id)
                .run());
    }

    private Optional<ApiClient> client(ClientId id) {
        return db.sql("""
                select c.id, c.agency_id, c.door, c.scopes from platform.api_client c join platform.agency a on a.id = c.agency_id
                where c.id = :id and c.ended_at is null and a.ended_at is null
                """)
                .with("id", id)
                .find((rs, n) -> new ApiClient(
                        new ClientId(Db.uuid(rs, "id")),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getString("door"),
                        Set.copyOf(Db.words(rs, "scopes"))));
    }

    private List<ClientSecret.Digest> secrets(ClientId id) {
        return db.sql("select key_version, digest from platform.api_secret where client_id = :id and ended_at is null")
                .with("id", id)
                .list((rs, n) -> new ClientSecret.Digest(rs.getInt("key_version"), rs.getBytes("digest")));
    }

    private <T> T asProgram(Supplier<T> work) {
        return Callers.as(
                new Caller.Infrastructure(), () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
