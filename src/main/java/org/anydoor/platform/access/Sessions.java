package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where somebody is signed in: shown to themselves alone; an administrator learns how many, and can end them all. */
@Component
public class Sessions {
    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sessions(Db db, Audit audit, Clock clock, TransactionTemplate transaction) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** One of one's own sessions; the key names its row and opens nothing. */
    public record Open(
            String key, @Nullable Device device, @Nullable String way, Instant since, Instant seen, boolean here) {}

    /** Notes on what a session was opened, or opened again after its lock; a session that has ended meanwhile is not noted. */
    public void note(String session, Device device, String way, @Nullable AgencyId providerOf) {
        Callers.run(
                new Caller.Infrastructure(),
                () -> transaction.executeWithoutResult(open -> db.sql("""
                insert into platform.sign_in (session_primary_id, device, browser, way, provider_of, at)
                select s.primary_id, :device, :browser, :way, :provider::uuid, :at from platform.spring_session s where s.session_id = :session
                on conflict (session_primary_id) do update set device = excluded.device, browser = excluded.browser,
                  way = excluded.way, provider_of = excluded.provider_of, at = excluded.at
                """)
                        .with("session", session)
                        .with("device", device.kind())
                        .with("browser", device.browser())
                        .with("way", way)
                        .with("provider", providerOf)
                        .with("at", clock.instant())
                        .run()));
    }

    /** The calling member's sessions, last used first; whom an agency's provider brought in is shown those that it opened. */
    @Transactional(readOnly = true)
    public List<Open> mine(String session) {
        return db.sql("select key, device, browser, way, since, seen, here from platform.my_sessions(:session)")
                .with("session", session)
                .list((rs, n) -> new Open(
                        rs.getString("key"),
                        rs.getString("device") == null
                                ? null
                                : new Device(rs.getString("device"), rs.getString("browser")),
                        rs.getString("way"),
                        Db.instant(rs, "since"),
                        Db.instant(rs, "seen"),
                        rs.getBoolean("here")));
    }

    /** Ends one of the calling member's sessions that they are shown; one that has ended already is ended. */
    @Transactional
    public void end(String key) {
        if (db.sql("select platform.end_session(:key)").with("key", key).count() > 0) {
            record(Members.current().id());
        }
    }

    /** Ends all of the calling member's sessions that they are shown but this one. */
    @Transactional
    public void endOthers(String session) {
        endAll(Members.current().id(), session);
    }

    /** In how many places a colleague is signed in, for whoever administers them. */
    @Transactional(readOnly = true)
    public long count(PersonId person) {
        return db.sql("select platform.sessions_of(:person)")
                .with("person", person)
                .count();
    }

    /** Ends all sessions of a colleague whom the caller administers. */
    @Transactional
    public void endAll(PersonId person) {
        endAll(person, null);
    }

    private void endAll(PersonId person, @Nullable String kept) {
        long ended = db.sql("select platform.end_sessions(:person, :kept::text)")
                .with("person", person)
                .with("kept", kept)
                .count();
        if (ended > 0) {
            record(person);
        }
    }

    private void record(PersonId person) {
        audit.record("access.sessions-end", person.value(), Members.current().actingFor());
    }
}
