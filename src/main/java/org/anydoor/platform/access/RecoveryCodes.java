package org.anydoor.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.mail.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes for whoever has lost the phone: each takes the place of the app's code once. Twelve digits, because phones
 * show digits for that field; guessing them takes the password first and waits as guessing the app's codes does.
 */
@Component
@Transactional
public class RecoveryCodes {
    private static final int HOW_MANY = 10;
    private static final long ALL = 1_000_000_000_000L;

    private final SecureRandom random = new SecureRandom();
    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final MasterKey master;
    private final Notices notices;

    RecoveryCodes(Db db, Audit audit, Clock clock, MasterKey master, Notices notices) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.master = master;
        this.notices = notices;
    }

    /** How many of the calling member's codes still open. */
    @Transactional(readOnly = true)
    public long left() {
        return db.sql("""
                select count(*) from platform.recovery_code where person_id = (select platform.my_person()) and used_at is null
                """).count();
    }

    /** Ten new codes for the calling member, to be shown once; the old ones stop working. */
    public List<String> renew() {
        var member = Members.current();
        audit.record("access.recovery-codes", member.id().value(), member.actingFor());
        return make(member.id());
    }

    /** Voids what the person had and makes ten. */
    List<String> make(PersonId person) {
        db.sql("delete from platform.recovery_code where person_id = :person")
                .with("person", person)
                .run();
        List<String> codes =
                Stream.generate(this::fresh).distinct().limit(HOW_MANY).toList();
        for (String code : codes) {
            db.sql("""
                    insert into platform.recovery_code (person_id, digest, made_at) values (:person, :digest, :now)
                    """)
                    .with("person", person)
                    .with("digest", digest(person, master.version(), code))
                    .with("now", clock.instant())
                    .runExactly(1);
        }
        return codes;
    }

    private String fresh() {
        return "%012d".formatted(random.nextLong(ALL)).replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    /** Whether this has the form of such a code, and not of an app's six digits. */
    static boolean isOne(String typed) {
        return digits(typed).matches("\\d{12}");
    }

    /** Uses the code up, tells its person by mail that something waits, and records it; false if it is none or was used. */
    boolean use(Credentials.Known known, String typed) {
        boolean used =
                master.versions(MasterKey.Purpose.RECOVERY).stream().anyMatch(version -> spend(known, version, typed));
        if (used) {
            for (AgencyId agency : known.agencies()) {
                audit.record("access.recovery", known.person().value(), agency);
                notices.tell(agency, known.person(), "recovery");
            }
        }
        return used;
    }

    private boolean spend(Credentials.Known known, int version, String typed) {
        return db.sql("""
                update platform.recovery_code set used_at = :now
                where person_id = :person and digest = :digest and used_at is null
                """)
                        .with("now", clock.instant())
                        .with("person", known.person())
                        .with("digest", digest(known.person(), version, typed))
                        .run()
                == 1;
    }

    private byte[] digest(PersonId person, int version, String code) {
        String message = person.value() + ":" + digits(code);
        return master.digest(
                MasterKey.Purpose.RECOVERY,
                version,
                Objects.requireNonNull(message.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }
}
