package org.anydoor.platform.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rows of locked notes' keys, as the calling member of the agency sees them; everybody else sees none. */
@Repository
class VaultRows {
    private final Db db;

    VaultRows(Db db) {
        this.db = db;
    }

    /** A holder's own key pair: what is public, and what their words open. */
    record Holder(UUID id, byte[] publicKey, byte[] salt, byte[] wrapped, byte[] pin) {
        static Holder of(ResultSet rs, int row) throws SQLException {
            return new Holder(
                    Db.uuid(rs, "id"),
                    rs.getBytes("public_key"),
                    rs.getBytes("salt"),
                    rs.getBytes("wrapped"),
                    rs.getBytes("pin"));
        }
    }

    record Share(UUID holder, byte[] publicKey, byte[] vouched) {}

    record DataKey(UUID subject, int version, byte[] sealed) {}

    /** One at a time makes keys of an agency or replaces them. */
    void alone(AgencyId agency) {
        db.sql("select pg_advisory_xact_lock(hashtext('platform.vault'), hashtext(:agency))")
                .with("agency", agency.value().toString())
                .one((rs, n) -> true);
    }

    boolean isApproved(AgencyId agency) {
        return db.sql("select count(*) from platform.hosting_approval where agency_id = :agency")
                        .with("agency", agency)
                        .count()
                > 0;
    }

    /** The newest version, 0 where there is none. */
    int newest(AgencyId agency) {
        return (int) db.sql("select coalesce(max(version), 0) from platform.vault where agency_id = :agency")
                .with("agency", agency)
                .count();
    }

    void addVault(OpenVault vault, @Nullable OpenVault old, @Nullable PersonId by, Instant now) {
        db.sql("""
                insert into platform.vault (agency_id, version, public_key, proof, made_by, made_at)
                values (:agency, :version, :key, :proof, :by, :now)
                """)
                .with("agency", vault.agency())
                .with("version", vault.version())
                .with("key", vault.publicKey())
                .with("proof", old == null ? null : vault.proof(old))
                .with("by", by)
                .with("now", now)
                .runExactly(1);
    }

    /** What shows that a pair follows the one before it; the first has none. */
    Optional<byte[]> proof(AgencyId agency, int version) {
        return db.sql(
                        "select proof from platform.vault where agency_id = :agency and version = :version and proof is not null")
                .with("agency", agency)
                .with("version", version)
                .find((rs, n) -> rs.getBytes("proof"));
    }

    byte[] publicKey(AgencyId agency, int version) {
        return db.sql("select public_key from platform.vault where agency_id = :agency and version = :version")
                .with("agency", agency)
                .with("version", version)
                .one((rs, n) -> rs.getBytes("public_key"));
    }

    /** A member's, or nobody's: the paper's. */
    Optional<Holder> holder(AgencyId agency, @Nullable PersonId person) {
        return db.sql("""
                select id, public_key, salt, wrapped, pin from platform.vault_holder
                where agency_id = :agency and person_id is not distinct from :person::uuid
                """).with("agency", agency).with("person", person).find(Holder::of);
    }

    Optional<Holder> holder(AgencyId agency, UUID id) {
        return db.sql(
                        "select id, public_key, salt, wrapped, pin from platform.vault_holder where agency_id = :agency and id = :id")
                .with("agency", agency)
                .with("id", id)
                .find(Holder::of);
    }

    void addHolder(AgencyId agency, @Nullable PersonId person, Holder holder, Instant now) {
        db.sql("""
                insert into platform.vault_holder (id, agency_id, person_id, public_key, salt, wrapped, pin, made_at)
                values (:id, :agency, :person, :public, :salt, :wrapped, :pin, :now)
                """)
                .with("id", holder.id())
                .with("agency", agency)
                .with("person", person)
                .with("public", holder.publicKey())
                .with("salt", holder.salt())
                .with("wrapped", holder.wrapped())
                .with("pin", holder.pin())
                .with("now", now)
                .runExactly(1);
    }

    int removeHolder(AgencyId agency, UUID id) {
        return db.sql(
                        "delete from platform.vault_holder where agency_id = :agency and id = :id and person_id is not null")
                .with("agency", agency)
                .with("id", id)
                .run();
    }

    void removeHolderOf(AgencyId agency, @Nullable PersonId person) {
        db.sql(
                        "delete from platform.vault_holder where agency_id = :agency and person_id is not distinct from :person::uuid")
                .with("agency", agency)
                .with("person", person)
                .run();
    }

    Optional<byte[]> share(AgencyId agency, int version, UUID holder) {
        return db.sql("""
                select sealed from platform.vault_share
                where agency_id = :agency and version = :version and holder_id = :holder
                """)
                .with("agency", agency)
                .with("version", version)
                .with("holder", holder)
                .find((rs, n) -> rs.getBytes("sealed"));
    }

    List<Share> shares(OpenVault vault) {
        return db.sql("""
                select h.id, h.public_key, s.vouched from platform.vault_share s
                join platform.vault_holder h on h.id = s.holder_id and h.agency_id = s.agency_id
                where s.agency_id = :agency and s.version = :version order by h.id
                """)
                .with("agency", vault.agency())
                .with("version", vault.version())
                .list((rs, n) -> new Share(Db.uuid(rs, "id"), rs.getBytes("public_key"), rs.getBytes("vouched")));
    }

    void addShare(OpenVault vault, UUID holder, byte[] publicKey, @Nullable PersonId by, Instant now) {
        db.sql("""
                insert into platform.vault_share (agency_id, version, holder_id, sealed, vouched, given_by, given_at)
                values (:agency, :version, :holder, :sealed, :vouched, :by, :now)
                """)
                .with("agency", vault.agency())
                .with("version", vault.version())
                .with("holder", holder)
                .with("sealed", vault.shareFor(holder, publicKey))
                .with("vouched", vault.vouch(holder, publicKey))
                .with("by", by)
                .with("now", now)
                .runExactly(1);
    }

    void removeShares(OpenVault old) {
        db.sql("delete from platform.vault_share where agency_id = :agency and version <= :version")
                .with("agency", old.agency())
                .with("version", old.version())
                .run();
    }

    /** Those who can open, and those who wait to be let in. */
    List<VaultHolder> holders(AgencyId agency, int version) {
        return db.sql("""
                select h.id, p.name, h.person_id, h.made_at, s.holder_id is not null as inside, coalesce(exists (
                    select from platform.member_now m join platform.membership_role r
                      on r.person_id = m.person_id and r.agency_id = m.agency_id
                    join platform.role_category c on c.role = r.role and c.category = 'privileged'
                    where m.person_id = h.person_id and m.agency_id = h.agency_id), false) as works
                from platform.vault_holder h
                left join platform.vault_share s on s.holder_id = h.id and s.version = :version
                left join platform.person p on p.id = h.person_id
                where h.agency_id = :agency and h.person_id is not null order by p.name, h.id
                """)
                .with("agency", agency)
                .with("version", version)
                .list((rs, n) -> new VaultHolder(
                        Db.uuid(rs, "id"),
                        new PersonId(Db.uuid(rs, "person_id")),
                        rs.getString("name"),
                        Db.instant(rs, "made_at"),
                        rs.getBoolean("inside"),
                        rs.getBoolean("works")));
    }

    List<DataKey> dataKeys(AgencyId agency) {
        return db.sql("select subject_id, version, sealed from platform.vault_key where agency_id = :agency")
                .with("agency", agency)
                .list(VaultRows::dataKey);
    }

    Optional<DataKey> dataKey(AgencyId agency, UUID subject) {
        return db.sql("""
                select subject_id, version, sealed from platform.vault_key where agency_id = :agency and subject_id = :subject
                """).with("agency", agency).with("subject", subject).find(VaultRows::dataKey);
    }

    private static DataKey dataKey(ResultSet rs, int row) throws SQLException {
        return new DataKey(Db.uuid(rs, "subject_id"), rs.getInt("version"), rs.getBytes("sealed"));
    }

    void addDataKey(OpenVault vault, UUID subject, byte[] key) {
        db.sql("""
                insert into platform.vault_key (subject_id, agency_id, version, sealed)
                values (:subject, :agency, :version, :sealed)
                """)
                .with("subject", subject)
                .with("agency", vault.agency())
                .with("version", vault.version())
                .with("sealed", vault.seal(subject, key))
                .runExactly(1);
    }

    void reseal(OpenVault vault, UUID subject, byte[] key) {
        db.sql(
                        "update platform.vault_key set version = :version, sealed = :sealed where subject_id = :subject and agency_id = :agency")
                .with("version", vault.version())
                .with("sealed", vault.seal(subject, key))
                .with("subject", subject)
                .with("agency", vault.agency())
                .runExactly(1);
    }
}
