package org.anydoor.platform.access;

import java.util.List;
import java.util.Optional;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody signed in gives themselves another password: they prove the one they have, and every other open page of theirs closes. */
@Component
public class OwnPassword {
    private static final String GUESSED_AT = "own-password:";

    private final Db db;
    private final Audit audit;
    private final Passwords passwords;
    private final Guesses guesses;
    private final TransactionTemplate transaction;

    OwnPassword(Db db, Audit audit, Passwords passwords, Guesses guesses, PlatformTransactionManager transactions) {
        this.db = db;
        this.audit = audit;
        this.passwords = passwords;
        this.guesses = guesses;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of it. */
    public enum Outcome {
        CHANGED,
        WRONG_PASSWORD,
        /** After several wrong tries even the right one waits, as at sign-in: an open page is not an open door. */
        MUST_WAIT,
        /** Another page of the same person was first. */
        OVERTAKEN
    }

    private record Known(String username, String name, int version, String hash) {}

    /** Why the new password is too easily guessed by somebody who knows the calling member; empty if it is not. */
    public Optional<String> weakness(String fresh, String current) {
        Known me = me();
        return passwords.weakness(fresh, List.of(me.username(), me.name(), current));
    }

    /** Changes the calling member's password; the session by which they ask is the only one that lives on. */
    public Outcome change(String current, String fresh, String network, String session) {
        Caller.Member member = Members.current();
        Guess guess = Guess.at(GUESSED_AT + member.id().value(), network);
        if (!guesses.take(guess)) {
            return Outcome.MUST_WAIT;
        }
        Known me = me();
        if (!passwords.matches(current, me.hash())) {
            return Outcome.WRONG_PASSWORD;
        }
        guesses.forget(guess);
        String hash = passwords.hash(fresh);
        return Boolean.TRUE.equals(transaction.execute(open -> store(member, me.version(), hash, session)))
                ? Outcome.CHANGED
                : Outcome.OVERTAKEN;
    }

    private Known me() {
        return java.util.Objects.requireNonNull(transaction.execute(open -> db.sql("""
                select p.username, p.name, p.version, coalesce(c.password_hash, '') as hash
                from platform.person p join platform.credentials() c on c.person_id = p.id
                where p.id = (select platform.my_person())
                """)
                .one((rs, n) -> new Known(
                        rs.getString("username"), rs.getString("name"), rs.getInt("version"), rs.getString("hash")))));
    }

    private boolean store(Caller.Member member, int version, String hash, String session) {
        int changed = db.sql("""
                update platform.person set password_hash = :hash, version = version + 1 where id = :person and version = :version
                """)
                .with("hash", hash)
                .with("person", member.id())
                .with("version", version)
                .run();
        if (changed == 1) {
            db.sql("select platform.end_sessions(:person, :session)")
                    .with("person", member.id())
                    .with("session", session)
                    .count();
            audit.record("access.password", member.id().value(), member.actingFor());
        }
        return changed == 1;
    }
}
