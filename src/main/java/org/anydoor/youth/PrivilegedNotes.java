package org.anydoor.youth;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.vault.LockedKeys;
import org.anydoor.platform.vault.LockedSealer;
import org.anydoor.platform.vault.OpenVault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a young person told their advocate in confidence (Minn. Stat. 595.02 subd. 1(k)): written and read only while the
 * advocate has the agency's lock open. No release lets them out (decision 43): nobody else's key is given one.
 */
@Service
@Transactional
public class PrivilegedNotes {
    private final Db db;
    private final LockedKeys keys;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PrivilegedNotes(Db db, LockedKeys keys, Audit audit, Ids ids, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One note.
     *
     * @param text what it says; nothing once its key was destroyed
     * @param by who wrote it, nothing where they are known here no more
     */
    public record Note(
            Instant at, @Nullable String by, @Nullable String text) {}

    private record Sealed(UUID id, Instant at, @Nullable String by, byte[] body) {}

    /** The notes on a record of the caller's agency, the newest first; recorded as read. */
    public List<Note> read(YouthId youth, OpenVault vault) {
        Optional<LockedSealer> sealer = keys.find(vault, youth.value());
        List<Note> notes = sealed(youth, vault.agency()).stream()
                .map(it -> new Note(
                        it.at(),
                        it.by(),
                        sealer.map(open -> open.text(it.body(), it.id())).orElse(null)))
                .toList();
        audit.record("youth.notes", youth.value(), vault.agency());
        return notes;
    }

    private List<Sealed> sealed(YouthId youth, AgencyId agency) {
        return db.sql("""
                select n.id, n.written_at, p.name, n.body from youth.privileged_note n
                left join platform.person p on p.id = n.written_by
                where n.record_id = :youth and n.agency_id = :agency order by n.written_at desc, n.id desc
                """)
                .with("youth", youth)
                .with("agency", agency)
                .list((rs, row) -> new Sealed(
                        Db.uuid(rs, "id"), Db.instant(rs, "written_at"), rs.getString("name"), rs.getBytes("body")));
    }

    /** Locks a note away; false if the lock was replaced a moment ago and has to be opened anew. */
    public boolean write(YouthId youth, OpenVault vault, String text) {
        Caller.Member me = Members.current();
        lock(youth);
        Optional<LockedSealer> sealer = keys.findOrMake(vault, youth.value());
        sealer.ifPresent(it -> {
            add(youth, it, text, me.id(), clock.instant());
            audit.record("youth.note-write", youth.value(), vault.agency());
        });
        return sealer.isPresent();
    }

    void add(YouthId youth, LockedSealer sealer, String text, PersonId by, Instant at) {
        UUID note = ids.ordered();
        db.sql("""
                insert into youth.privileged_note (id, record_id, agency_id, body, written_by, written_at)
                values (:id, :youth, (select platform.acting_agency()), :body, :by, :at)
                """)
                .with("id", note)
                .with("youth", youth)
                .with("body", sealer.seal(text, note))
                .with("by", by)
                .with("at", at)
                .runExactly(1);
    }

    /** Whoever makes the record's first key at the same moment waits here, and then finds it. */
    private void lock(YouthId youth) {
        db.sql("select id from youth.record where id = :id for update")
                .with("id", youth)
                .list((rs, number) -> Db.uuid(rs, "id"));
    }
}
