package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which word of the acting agency's provider stands for whom. A person connects themselves, once, after they have proved who
 * they are here; nobody is ever connected by a name or a mail address that the provider tells.
 */
@Component
@Transactional
public class ProviderBindings {
    private final Db db;
    private final Audit audit;
    private final Clock clock;

    ProviderBindings(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Since when the calling member is connected. */
    @Transactional(readOnly = true)
    public Optional<Instant> mine() {
        return db.sql("""
                select bound_at from platform.provider_binding
                where person_id = (select platform.my_person()) and agency_id = (select platform.acting_agency())
                """).find((rs, n) -> Db.instant(rs, "bound_at"));
    }

    /** Whether a person of the acting agency is, for whoever administers them. */
    @Transactional(readOnly = true)
    public boolean isConnected(PersonId person) {
        return db.sql("""
                        select count(*) from platform.provider_binding
                        where person_id = :person and agency_id = (select platform.acting_agency())
                        """).with("person", person).count() == 1;
    }

    /** Connects the calling member; false if they are connected already, or somebody else is to that. */
    public boolean connect(byte[] identity) {
        var member = Members.current();
        boolean connected = db.sql("""
                insert into platform.provider_binding (agency_id, person_id, identity, bound_at)
                values (:agency, :person, :identity, :now) on conflict do nothing
                """)
                        .with("agency", member.actingFor())
                        .with("person", member.id())
                        .with("identity", identity)
                        .with("now", clock.instant())
                        .run()
                == 1;
        if (connected) {
            audit.record("access.provider-connect", member.id().value(), member.actingFor());
        }
        return connected;
    }

    /** Disconnects a person of the acting agency: the calling member, or whom they administer. Sessions that came in so end. */
    public void disconnect(PersonId person) {
        boolean ended = db.sql("""
                        delete from platform.provider_binding
                        where person_id = :person and agency_id = (select platform.acting_agency())
                        """).with("person", person).run() == 1;
        if (ended) {
            audit.record(
                    "access.provider-disconnect",
                    person.value(),
                    Members.current().actingFor());
        }
    }
}
