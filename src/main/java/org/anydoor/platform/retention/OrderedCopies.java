package org.anydoor.platform.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an order reaches at other agencies: each is told without a word about anybody, and says when it has destroyed its own. */
@Service
@Transactional
public class OrderedCopies {
    static final String COPY = "copy";

    private final Db db;
    private final Audit audit;
    private final Work work;
    private final Clock clock;

    OrderedCopies(Db db, Audit audit, Work work, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** What the caller's agency was told of another's record. */
    public record Told(
            UUID decision,
            String kind,
            UUID record,
            String owner,
            Instant at,
            @Nullable Instant done) {}

    /** An agency that the owner's order reaches; walled ones are told and not shown. */
    public record Reached(
            String agency, Instant told, @Nullable Instant done) {}

    /** What the caller's agency was told, what is not done first. */
    public List<Told> mine() {
        List<Told> told = db.sql("""
                select c.disposal_id, c.kind, c.subject_id, a.name, c.told_at, c.done_at
                from platform.disposal_copy c join platform.agency a on a.id = c.owner_agency_id
                where c.agency_id = platform.acting_agency() order by c.done_at nulls first, c.told_at
                """)
                .list((rs, n) -> new Told(
                        Db.uuid(rs, "disposal_id"),
                        rs.getString("kind"),
                        Db.uuid(rs, "subject_id"),
                        rs.getString("name"),
                        Db.instant(rs, "told_at"),
                        Db.instantOrNull(rs, "done_at")));
        audit.record(
                "retention.list-copies",
                told.stream()
                        .map(it -> new Audit.Subject(it.record(), null))
                        .distinct()
                        .toList());
        return told;
    }

    /** Whom the decision reaches, as its owner may know. */
    @Transactional(readOnly = true)
    public List<Reached> of(UUID decision) {
        return db.sql("""
                select a.name, c.told_at, c.done_at from platform.disposal_copy c join platform.agency a on a.id = c.agency_id
                where c.disposal_id = :decision and c.owner_agency_id = platform.acting_agency() order by a.name
                """)
                .with("decision", decision)
                .list((rs, n) ->
                        new Reached(rs.getString("name"), Db.instant(rs, "told_at"), Db.instantOrNull(rs, "done_at")));
    }

    /** The caller says that what their agency kept of its own is destroyed; answers whether it was asked. */
    public boolean done(UUID decision) {
        AgencyId agency = Members.current().actingFor();
        boolean changed = db.sql("""
                update platform.disposal_copy set done_at = :now, done_by = :me
                where disposal_id = :decision and agency_id = :agency and done_at is null
                """)
                .with("now", clock.instant())
                .with("me", Members.current().person().map(PersonId::value).orElseThrow())
                .with("decision", decision)
                .with("agency", agency)
                .runAtMostOnce();
        if (changed) {
            work.done(Disposals.MODULE, COPY, decision, agency);
            audit.record("retention.copy-done", decision, agency);
        }
        return changed;
    }
}
