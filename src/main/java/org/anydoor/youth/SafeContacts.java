package org.anydoor.youth;

import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Safe contact of young people, each sealed under the record's own data key. */
@Service
@Transactional
public class SafeContacts {
    static final String FIELD = "youth.safe-contact";

    private final Db db;
    private final DataKeys keys;
    private final ExactKeys exact;
    private final Audit audit;

    SafeContacts(Db db, DataKeys keys, ExactKeys exact, Audit audit) {
        this.db = db;
        this.keys = keys;
        this.exact = exact;
        this.audit = audit;
    }

    private record Sealed(AgencyId owner, byte[] body) {}

    /** How this young person may be reached, if that is known and for the caller; recorded as read. */
    public Optional<SafeContact> read(YouthId youth) {
        Optional<Sealed> kept = db.sql("select agency_id, body from youth.safe_contact where record_id = :id")
                .with("id", youth)
                .find((rs, number) -> new Sealed(new AgencyId(Db.uuid(rs, "agency_id")), rs.getBytes("body")));
        kept.ifPresent(found -> audit.record("youth.contact", youth.value(), found.owner()));
        return kept.flatMap(it -> keys.of(youth.value()).map(sealer -> SafeContact.of(sealer.open(it.body(), FIELD))));
    }

    /** Keeps how a young person of the caller's agency may be reached. */
    public void keep(YouthId youth, SafeContact contact) {
        AgencyId agency = agency();
        lock(youth);
        Sealer sealer = keys.of(youth.value()).orElseGet(() -> keys.create(youth.value(), agency));
        db.sql("""
                insert into youth.safe_contact (record_id, agency_id, body) values (:id, :agency, :body)
                on conflict (record_id) do update set body = excluded.body
                """)
                .with("id", youth)
                .with("agency", agency)
                .with("body", sealer.seal(contact.bytes(), FIELD))
                .runExactly(1);
        exact.keepContact(youth, agency, contact);
        audit.record("youth.contact-change", youth.value(), agency);
    }

    /** Whoever keeps the first contact at the same moment waits here, and then finds the record's key. */
    private void lock(YouthId youth) {
        db.sql("select id from youth.record where id = :id for update")
                .with("id", youth)
                .list((rs, number) -> Db.uuid(rs, "id"));
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
