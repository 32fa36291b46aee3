package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The beginning of an empty deployment: a link on the console, good once, makes the first agency and its administrator. */
@Component
public class SetUp {
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final Environment environment;
    private final boolean sample;
    private final TransactionTemplate transaction;

    SetUp(
            Db db,
            Ids ids,
            Audit audit,
            Clock clock,
            Passwords passwords,
            SecondFactors factors,
            RecoveryCodes recovery,
            Environment environment,
            @Value("${anydoor.sample:false}") boolean sample,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.passwords = passwords;
        this.factors = factors;
        this.recovery = recovery;
        this.environment = environment;
        this.sample = sample;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The first agency and its administrator as the page took them down. */
    public record First(String agency, String name, String username) {}

    /** Prints a new link at each start until one has been used; the one before stops working. */
    @EventListener(ApplicationReadyEvent.class)
    void offer() {
        if (sample) {
            return;
        }
        OneTimeLink link = OneTimeLink.fresh();
        if (Callers.as(
                new Caller.Infrastructure(), () -> Boolean.TRUE.equals(transaction.execute(open -> keep(link))))) {
            System.out.println(
                    "Set up this deployment within 24 hours, once, at: " + base() + "/app/set-up/" + link.token());
        }
    }

    private boolean keep(OneTimeLink link) {
        return db.sql("""
                insert into platform.deployment (sample, made_at, setup_digest, setup_until) values (false, :now, :digest, :until)
                on conflict (id) do update set setup_digest = excluded.setup_digest, setup_until = excluded.setup_until
                where deployment.setup_used_at is null and not deployment.sample
                """)
                        .with("now", clock.instant())
                        .with("digest", link.digest())
                        .with("until", clock.instant().plus(GOOD_FOR))
                        .run()
                == 1;
    }

    private String base() {
        String configured = environment.getProperty("anydoor.base-url");
        if (configured != null) {
            return configured.replaceFirst("/$", "");
        }
        String scheme = environment.containsProperty("server.ssl.certificate") ? "https" : "http";
        return scheme + "://localhost:" + environment.getProperty("local.server.port");
    }

    /** Whether the link is the one that was printed, unused and in time. */
    public boolean isOpen(OneTimeLink link) {
        return Callers.as(link.caller(), () -> Boolean.TRUE.equals(transaction.execute(open -> isOpen())));
    }

    private boolean isOpen() {
        return db.sql("select platform.setting_up()").one((rs, n) -> rs.getBoolean(1));
    }

    /** Makes the agency and its administrator and uses the link up; their recovery codes, or empty if it was used meanwhile. */
    public Optional<List<String>> begin(OneTimeLink link, First first, Enrolment.Choice choice) {
        String hash = passwords.hash(choice.password());
        try {
            return Callers.as(
                    link.caller(),
                    () -> Objects.requireNonNull(transaction.execute(
                            open -> isOpen() ? makeOnce(open, first, hash, choice) : Optional.empty())));
        } catch (DuplicateKeyException usedMeanwhile) {
            return Optional.empty();
        }
    }

    /** Two may come at once: the use of the link is the last statement, which waits for the other, and all before goes with it. */
    private Optional<List<String>> makeOnce(TransactionStatus open, First first, String hash, Enrolment.Choice choice) {
        List<String> codes = make(first, hash, choice);
        boolean once = db.sql("update platform.deployment set setup_used_at = :now where setup_used_at is null")
                        .with("now", clock.instant())
                        .run()
                == 1;
        if (!once) {
            open.setRollbackOnly();
        }
        return once ? Optional.of(codes) : Optional.empty();
    }

    private List<String> make(First first, String hash, Enrolment.Choice choice) {
        AgencyId agency = new AgencyId(ids.ordered());
        PersonId person = new PersonId(ids.ordered());
        db.sql("""
                insert into platform.agency (id, name, kind, walled, made_at) values (:agency, :name, 'intake', false, :now)
                """)
                .with("agency", agency)
                .with("name", first.agency())
                .with("now", clock.instant())
                .run();
        db.sql("""
                insert into platform.person (id, username, name, password_hash, totp_secret, totp_last_step, made_at)
                values (:person, :username, :name, :hash, :secret, :step, :now)
                """)
                .with("person", person)
                .with("username", first.username())
                .with("name", first.name())
                .with("hash", hash)
                .with("secret", factors.seal(person, choice.secret()))
                .with("step", choice.step())
                .with("now", clock.instant())
                .run();
        db.sql("insert into platform.membership (person_id, agency_id, from_at) values (:person, :agency, :now)")
                .with("person", person)
                .with("agency", agency)
                .with("now", clock.instant())
                .run();
        db.sql("""
                insert into platform.membership_role (person_id, agency_id, role)
                select :person, :agency, r.role from unnest(array['administrator', 'community-administrator', 'supervisor']) as r (role)
                """).with("person", person).with("agency", agency).runExactly(3);
        audit.record("access.set-up", agency.value(), agency);
        return recovery.make(person);
    }
}
