package org.anydoor.platform.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programs that an agency lets send in its name, kept by its administrators. */
@Service
@Transactional
public class ApiClients {
    /** The old secret and the new one, while the partner changes from one to the other. */
    private static final int SECRETS = 2;

    private final Db db;
    private final Ids ids;
    private final Clock clock;
    private final MasterKey master;
    private final Audit audit;

    ApiClients(Db db, Ids ids, Clock clock, MasterKey master, Audit audit) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.master = master;
        this.audit = audit;
    }

    /** A program as its agency sees it; of its secrets, when each was made. */
    public record Listed(
            ClientId id,
            String name,
            String door,
            Set<String> scopes,
            Instant made,
            @Nullable Instant lastUsed,
            @Nullable Instant ended,
            List<Secret> secrets) {

        public boolean live() {
            return ended == null;
        }
    }

    /** A secret that still opens. */
    public record Secret(UUID id, Instant made) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** Its secret, shown this once. */
        record Made(ClientId id, ClientSecret secret) implements Outcome {}

        /** A program of the agency is called that already. */
        record NameTaken() implements Outcome {}

        /** It has two secrets: end one first. */
        record TwoAlready() implements Outcome {}

        /** It is revoked, or was never there. */
        record Gone() implements Outcome {}
    }

    /** The agency's programs, those that live first. */
    @Transactional(readOnly = true)
    public List<Listed> list() {
        return db.sql("""
                select c.id, c.name, c.door, c.scopes, c.made_at, c.last_used_at, c.ended_at from platform.api_client c
                where c.agency_id = (select platform.acting_agency()) order by c.ended_at is not null, c.name, c.made_at
                """).list((rs, n) -> listed(rs, List.of()));
    }

    /** One of them, with its secrets. */
    @Transactional(readOnly = true)
    public Optional<Listed> find(ClientId id) {
        List<Secret> secrets = new ArrayList<>();
        List<Listed> rows = db.sql("""
                select c.id, c.name, c.door, c.scopes, c.made_at, c.last_used_at, c.ended_at, s.id as secret_id, s.made_at as secret_made
                from platform.api_client c left join platform.api_secret s on s.client_id = c.id and s.ended_at is null
                where c.id = :id and c.agency_id = (select platform.acting_agency()) order by s.made_at
                """).with("id", id).list((rs, n) -> {
            if (rs.getObject("secret_id", UUID.class) instanceof UUID secret) {
                secrets.add(new Secret(secret, Db.instant(rs, "secret_made")));
            }
            return listed(rs, secrets);
        });
        return rows.stream().findFirst();
    }

    private static Listed listed(ResultSet rs, List<Secret> secrets) throws SQLException {
        return new Listed(
                new ClientId(Db.uuid(rs, "id")),
                rs.getString("name"),
                rs.getString("door"),
                Set.copyOf(Db.words(rs, "scopes")),
                Db.instant(rs, "made_at"),
                Db.instantOrNull(rs, "last_used_at"),
                Db.instantOrNull(rs, "ended_at"),
                secrets);
    }

    /** Lets a program in through a door, with its first secret. */
    public Outcome make(String name, String door, Set<String> scopes) {
        Caller.Member member = Members.current();
        ClientId id = new ClientId(ids.ordered());
        int made = db.sql("""
                insert into platform.api_client (id, agency_id, name, door, scopes, made_at, made_by)
                values (:id, :agency, :name, :door, :scopes, :now, :by)
                on conflict (agency_id, name) where ended_at is null do nothing
                """)
                .with("id", id)
                .with("agency", member.actingFor())
                .with("name", name)
                .with("door", door)
                .with("scopes", scopes)
                .with("now", clock.instant())
                .with("by", member.id())
                .run();
        if (made == 0) {
            return new Outcome.NameTaken();
        }
        audit.record("api.client-add", id.value(), member.actingFor());
        return new Outcome.Made(id, secret(id, member.actingFor()));
    }

    /** A second secret beside the first, until the partner has changed over. */
    public Outcome newSecret(ClientId id) {
        AgencyId agency = Members.current().actingFor();
        if (!lock(id)) {
            return new Outcome.Gone();
        }
        if (secrets(id).size() >= SECRETS) {
            return new Outcome.TwoAlready();
        }
        audit.record("api.secret-add", id.value(), agency);
        return new Outcome.Made(id, secret(id, agency));
    }

    /** From now on this secret opens nothing; false where it was over already. */
    public boolean endSecret(ClientId id, UUID secret) {
        boolean ended = db.sql("""
                        update platform.api_secret set ended_at = :now where id = :secret and client_id = :id and ended_at is null
                        """)
                        .with("now", clock.instant())
                        .with("secret", secret)
                        .with("id", id)
                        .run()
                == 1;
        if (ended) {
            audit.record("api.secret-end", id.value(), Members.current().actingFor());
        }
        return ended;
    }

    /** Shuts the program out at once, with the tokens that it holds; false where it was out already. */
    public boolean revoke(ClientId id) {
        boolean ended = db.sql("""
                        update platform.api_client set ended_at = :now, version = version + 1 where id = :id and ended_at is null
                        """).with("now", clock.instant()).with("id", id).run() == 1;
        if (ended) {
            audit.record("api.client-revoke", id.value(), Members.current().actingFor());
        }
        return ended;
    }

    private boolean lock(ClientId id) {
        return db.sql("update platform.api_client set version = version + 1 where id = :id and ended_at is null")
                        .with("id", id)
                        .run()
                == 1;
    }

    private List<Secret> secrets(ClientId id) {
        return db.sql(
                        "select id, made_at from platform.api_secret where client_id = :id and ended_at is null order by made_at")
                .with("id", id)
                .list((rs, n) -> new Secret(Db.uuid(rs, "id"), Db.instant(rs, "made_at")));
    }

    private ClientSecret secret(ClientId id, AgencyId agency) {
        ClientSecret secret = ClientSecret.fresh();
        ClientSecret.Digest digest = ClientSecret.Digest.of(secret, master);
        db.sql("""
                insert into platform.api_secret (id, client_id, agency_id, key_version, digest, made_at)
                values (:id, :client, :agency, :version, :digest, :now)
                """)
                .with("id", ids.unordered())
                .with("client", id)
                .with("agency", agency)
                .with("version", digest.version())
                .with("digest", digest.bytes())
                .with("now", clock.instant())
                .run();
        return secret;
    }
}
