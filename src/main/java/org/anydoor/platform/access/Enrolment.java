package org.anydoor.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Unopened;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person sets their own password and second factor by an invitation's one-time link; nobody else ever knows them. */
@Component
public class Enrolment {
    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final MasterKey master;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final TransactionTemplate transaction;

    Enrolment(
            Db db,
            Audit audit,
            Clock clock,
            MasterKey master,
            Passwords passwords,
            SecondFactors factors,
            RecoveryCodes recovery,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.master = master;
        this.passwords = passwords;
        this.factors = factors;
        this.recovery = recovery;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whom a live link invites. */
    public record Invited(PersonId person, String username, String name, int version) {}

    /** What the invited person has chosen: the password, and a code that proves the app holds the secret. */
    public record Choice(String password, byte[] secret, long step) {}

    /** The person of a live link; empty if it was used, has run out or never was. */
    public Optional<Invited> invited(OneTimeLink link) {
        return Callers.as(link.caller(), () -> transaction.execute(open -> find(link)));
    }

    private Optional<Invited> find(OneTimeLink link) {
        return db.sql("""
                select id, username, name, version from platform.person
                where id = (select platform.signing_in()) and invite_until > :now and suspended_at is null
                """)
                .with("now", clock.instant())
                .find((rs, n) -> new Invited(
                        new PersonId(Db.uuid(rs, "id")),
                        rs.getString("username"),
                        rs.getString("name"),
                        rs.getInt("version")));
    }

    /** Stores the choice and uses the link up; the person's recovery codes, or empty if the link was used meanwhile. */
    public Optional<List<String>> accept(OneTimeLink link, Choice choice) {
        String hash = passwords.hash(choice.password());
        return Callers.as(
                link.caller(),
                () -> transaction.execute(open -> find(link).flatMap(it -> {
                    db.sql("delete from platform.passkey where person_id = :person")
                            .with("person", it.person())
                            .run();
                    db.sql("delete from platform.provider_binding where person_id = :person")
                            .with("person", it.person())
                            .run();
                    List<String> codes = recovery.make(it.person());
                    if (!store(it, hash, choice)) {
                        open.setRollbackOnly();
                        return Optional.empty();
                    }
                    return Optional.of(codes);
                })));
    }

    private boolean store(Invited invited, String hash, Choice choice) {
        agencies(invited.person())
                .forEach(agency -> audit.record("access.enrol", invited.person().value(), agency));
        return db.sql("""
                update platform.person set password_hash = :hash, totp_secret = :secret, totp_last_step = :step,
                  invite_digest = null, invite_until = null, version = version + 1
                where id = :person and version = :version
                """)
                        .with("hash", hash)
                        .with("secret", factors.seal(invited.person(), choice.secret()))
                        .with("step", choice.step())
                        .with("person", invited.person())
                        .with("version", invited.version())
                        .run()
                == 1;
    }

    private List<AgencyId> agencies(PersonId person) {
        return db.sql("""
                select agency_id from platform.membership
                where person_id = :person and (until_at is null or until_at > statement_timestamp()) order by from_at
                """).with("person", person).list((rs, n) -> new AgencyId(Db.uuid(rs, "agency_id")));
    }

    /** A new secret, sealed for the hidden field of this link's page. */
    public String offer(OneTimeLink link) {
        byte[] sealed = master.seal(MasterKey.Purpose.FORM, factors.fresh(), context(link));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The secret that {@link #offer} sealed for this link; empty if the field was altered. */
    public Optional<byte[]> secret(OneTimeLink link, String offered) {
        try {
            return Optional.of(
                    master.open(MasterKey.Purpose.FORM, Base64.getUrlDecoder().decode(offered), context(link)));
        } catch (IllegalArgumentException | Unopened altered) {
            return Optional.empty();
        }
    }

    /** The time step of a code by that secret. */
    public OptionalLong step(byte[] secret, String code) {
        return factors.step(secret, code);
    }

    /** Why a password is too easily guessed by somebody who knows this person. */
    public Optional<String> weakness(String password, List<String> known) {
        return passwords.weakness(password, known);
    }

    private static byte[] context(OneTimeLink link) {
        return ("enrol:" + HexFormat.of().formatHex(link.digest())).getBytes(StandardCharsets.US_ASCII);
    }
}
