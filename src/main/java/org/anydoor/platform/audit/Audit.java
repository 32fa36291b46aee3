package org.anydoor.platform.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.db.RowTimes;
import org.anydoor.platform.db.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The append-only trail: ids only, in the same transaction as the deed, so that neither stands without the other. */
@Component
public class Audit {
    private final Db db;
    private final Ids ids;
    private final RowTimes times;

    Audit(Db db, Ids ids, RowTimes times) {
        this.db = db;
        this.ids = ids;
        this.times = times;
    }

    /** What an entry is about, and which agency owns that. */
    public record Subject(UUID id, @Nullable AgencyId owner) {}

    /** Records a deed or a reading on one subject; action is {@code module.verb}, as in {@code intake.read}. */
    public void record(String action, UUID subject, @Nullable AgencyId owner) {
        record(action, List.of(new Subject(subject, owner)));
    }

    /** Records one deed or reading on several subjects: one entry per request lists the records shown. */
    public void record(String action, Collection<Subject> subjects) {
        Together together = db.together();
        record(action, subjects, together);
        together.run();
    }

    /** Records a reading that showed nothing: there is no such subject, or the caller may not see it. */
    public void refused(String action, UUID subject) {
        refused(action, subject, null);
    }

    /** Records what was refused on a subject that the caller may see. */
    public void refused(String action, UUID subject, @Nullable AgencyId owner) {
        Together together = db.together();
        write(action, "refused", List.of(new Subject(subject, owner)), together);
        together.run();
    }

    /** Adds the record of one deed to what will be run together. */
    public void record(String action, Collection<Subject> subjects, Together together) {
        write(action, "done", subjects, together);
    }

    private void write(String action, String outcome, Collection<Subject> subjects, Together together) {
        Caller caller = Callers.current().orElseThrow();
        together.sql("""
                with entry as (
                  insert into platform.audit_entry (id, at, caller, person_id, agency_id, action, outcome)
                  values (:entry, :at, :caller, :person, :agency, :action, :outcome))
                insert into platform.audit_subject (entry_id, subject_id, owner_agency_id, actor_agency_id, at)
                select :entry, s.subject, nullif(s.owner, '')::uuid, :agency, :at
                from unnest(:subjects::uuid[], :owners::text[]) as s (subject, owner)
                """)
                .with("entry", ids.forCaller())
                .with("at", times.forCaller())
                .with("caller", caller.kind())
                .with("person", caller.person().map(PersonId::value).orElse(null))
                .with("agency", caller.agency().map(AgencyId::value).orElse(null))
                .with("action", action)
                .with("outcome", outcome)
                .with("subjects", subjects.stream().map(Subject::id).toList())
                .with(
                        "owners",
                        subjects.stream()
                                .map(s -> s.owner() == null
                                        ? ""
                                        : s.owner().value().toString())
                                .toList());
    }
}
