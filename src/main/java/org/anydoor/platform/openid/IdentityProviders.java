package org.anydoor.platform.openid;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The providers of agencies: set, tried and switched on by each agency's administrators, and read by whoever signs in. */
@Component
public class IdentityProviders {
    private static final String READ = """
            select i.agency_id, a.name as agency, i.issuer, i.client_id, i.secret, i.factors, i.on_at is not null as on,
              i.only_at is not null as only, case when a.walled then 'NEVER' when i.listed then 'NAMED' else 'NOT_NAMED' end as listing,
              i.tried_version, i.version
            from platform.identity_provider i join platform.agency a on a.id = i.agency_id
            where a.ended_at is null and i.agency_id =
            """;

    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final MasterKey master;
    private final TransactionTemplate transaction;

    IdentityProviders(Db db, Audit audit, Clock clock, MasterKey master, TransactionTemplate transaction) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.master = master;
        this.transaction = transaction;
    }

    /** What an administrator typed; without a secret the one that is kept stays. */
    public record Settings(
            String issuer, String clientId, @Nullable String secret, List<String> factors, int version) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Settings";
        }
    }

    /** An agency whose people may come in by its provider. */
    public record InUse(AgencyId agency, String name) {}

    /** An administrator who could keep their own sign-in; without a passkey they cannot. */
    public record Keeper(PersonId person, String name, boolean passkey, boolean keeps) {}

    /** The provider of an agency, in use or not. */
    public Optional<IdentityProvider> find(AgencyId agency) {
        return infrastructure(
                () -> db.sql(READ + ":agency").with("agency", agency).find((rs, n) -> provider(rs)));
    }

    /** Those in use whose agencies let everybody know, by name. */
    public List<InUse> listed() {
        return infrastructure(() ->
                db.sql("""
                select a.id, a.name from platform.identity_provider i join platform.agency a on a.id = i.agency_id
                where i.on_at is not null and i.listed and not a.walled and a.ended_at is null order by a.name
                """).list((rs, n) -> new InUse(new AgencyId(Db.uuid(rs, "id")), rs.getString("name"))));
    }

    private <T> T infrastructure(java.util.function.Supplier<T> read) {
        return Callers.as(
                new Caller.Infrastructure(),
                () -> java.util.Objects.requireNonNull(transaction.execute(open -> read.get())));
    }

    /** The acting agency's, for its administrators. */
    @Transactional(readOnly = true)
    public Optional<IdentityProvider> own() {
        return db.sql(READ + "(select platform.acting_agency())").find((rs, n) -> provider(rs));
    }

    private IdentityProvider provider(ResultSet rs) throws SQLException {
        AgencyId agency = new AgencyId(Db.uuid(rs, "agency_id"));
        return new IdentityProvider(
                agency,
                rs.getString("agency"),
                rs.getString("issuer"),
                rs.getString("client_id"),
                new String(master.open(rs.getBytes("secret"), context(agency)), StandardCharsets.UTF_8),
                Db.words(rs, "factors"),
                rs.getBoolean("on"),
                rs.getBoolean("only"),
                IdentityProvider.Listing.valueOf(rs.getString("listing")),
                rs.getObject("tried_version", Integer.class),
                rs.getInt("version"));
    }

    /**
     * Keeps what was typed; false if somebody else has changed it meanwhile. What was changed is out of use until it has been
     * tried, and under another issuer nobody is connected any more.
     */
    @Transactional
    public boolean keep(Settings typed) {
        Optional<IdentityProvider> before = own();
        boolean kept = before.isEmpty() ? add(typed) : change(before.get(), typed);
        if (kept) {
            if (before.isPresent() && !before.get().issuer().equals(typed.issuer())) {
                db.sql("delete from platform.provider_binding where agency_id = (select platform.acting_agency())")
                        .run();
            }
            record("access.provider-change");
        }
        return kept;
    }

    private boolean add(Settings typed) {
        return db.sql("""
                insert into platform.identity_provider (agency_id, issuer, client_id, secret, factors, made_at)
                values (:agency, :issuer, :client, :secret, :factors, :now)
                on conflict do nothing
                """)
                        .with("agency", agency())
                        .with("issuer", typed.issuer())
                        .with("client", typed.clientId())
                        .with("secret", seal(typed.secret() == null ? "" : typed.secret()))
                        .with("factors", typed.factors())
                        .with("now", clock.instant())
                        .run()
                == 1;
    }

    private boolean change(IdentityProvider before, Settings typed) {
        return db.sql("""
                update platform.identity_provider set issuer = :issuer, client_id = :client, secret = :secret, factors = :factors,
                  on_at = null, only_at = null, tried_version = null, version = version + 1
                where agency_id = :agency and version = :version
                """)
                        .with("issuer", typed.issuer())
                        .with("client", typed.clientId())
                        .with("secret", seal(typed.secret() == null ? before.secret() : typed.secret()))
                        .with("factors", typed.factors())
                        .with("agency", agency())
                        .with("version", typed.version())
                        .run()
                == 1;
    }

    /** Notes that it worked as it was set in that version. */
    @Transactional
    public void worked(int version) {
        db.sql("""
                update platform.identity_provider set tried_version = :version where agency_id = :agency and version = :version
                """).with("version", version).with("agency", agency()).run();
        record("access.provider-try");
    }

    /** Puts it in use; false if it has not worked as it is set now. */
    @Transactional
    public boolean use() {
        boolean on = db.sql("""
                update platform.identity_provider set on_at = coalesce(on_at, :now)
                where agency_id = :agency and tried_version = version
                """)
                        .with("now", clock.instant())
                        .with("agency", agency())
                        .run()
                == 1;
        if (on) {
            record("access.provider-on");
        }
        return on;
    }

    /** Takes it out of use: sessions that came in by it end, and own sign-ins open again. */
    @Transactional
    public void stop() {
        db.sql("update platform.identity_provider set on_at = null, only_at = null where agency_id = :agency")
                .with("agency", agency())
                .run();
        record("access.provider-off");
    }

    /** Names the agency on the page where people choose theirs, or no longer; a walled one is never named. */
    @Transactional
    public void list(boolean named) {
        db.sql("""
                update platform.identity_provider set listed = :named and not (select a.walled from platform.agency a where a.id = agency_id)
                where agency_id = :agency
                """).with("named", named).with("agency", agency()).run();
        record(named ? "access.provider-list" : "access.provider-unlist");
    }

    /** The administrators, by name. */
    @Transactional(readOnly = true)
    public List<Keeper> keepers() {
        return db.sql("""
                select p.id, p.name, w.passkeys > 0 as passkey, k.person_id is not null as keeps
                from platform.ways_in() w join platform.person p on p.id = w.person_id
                left join platform.provider_keeper k on k.person_id = p.id and k.agency_id = (select platform.acting_agency())
                where p.suspended_at is null and w.app and exists (select from platform.membership_role r
                  where r.person_id = p.id and r.agency_id = (select platform.acting_agency()) and r.role = 'administrator')
                order by p.name, p.id
                """)
                .list((rs, n) -> new Keeper(
                        new PersonId(Db.uuid(rs, "id")),
                        rs.getString("name"),
                        rs.getBoolean("passkey"),
                        rs.getBoolean("keeps")));
    }

    /**
     * From now on the agency's people come in by its provider alone, but for these; false, and nothing is done, unless it is in
     * use and each of these is an administrator with a passkey, and there is one.
     */
    @Transactional
    public boolean alone(Collection<PersonId> keeping) {
        List<PersonId> able =
                keepers().stream().filter(Keeper::passkey).map(Keeper::person).toList();
        if (keeping.isEmpty() || !able.containsAll(keeping)) {
            return false;
        }
        boolean alone = db.sql("""
                update platform.identity_provider set only_at = coalesce(only_at, :now) where agency_id = :agency and on_at is not null
                """)
                        .with("now", clock.instant())
                        .with("agency", agency())
                        .run()
                == 1;
        if (alone) {
            db.sql("delete from platform.provider_keeper where agency_id = :agency")
                    .with("agency", agency())
                    .run();
            keeping.forEach(it ->
                    db.sql("""
                    insert into platform.provider_keeper (agency_id, person_id) values (:agency, :person)
                    """).with("agency", agency()).with("person", it).runExactly(1));
            record("access.provider-only");
        }
        return alone;
    }

    /** Lets own sign-ins open again, beside the provider. */
    @Transactional
    public void notAlone() {
        db.sql("update platform.identity_provider set only_at = null where agency_id = :agency")
                .with("agency", agency())
                .run();
        record("access.provider-also");
    }

    private void record(String action) {
        audit.record(action, agency().value(), agency());
    }

    private byte[] seal(String secret) {
        return master.seal(secret.getBytes(StandardCharsets.UTF_8), context(agency()));
    }

    private static byte[] context(AgencyId agency) {
        return SealedSecrets.context(agency.value().toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
