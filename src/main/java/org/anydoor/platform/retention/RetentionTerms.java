package org.anydoor.platform.retention;

import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long records are kept (Minn. Stat. 138.17), as dated rows: the deployment's are the least, an agency may lengthen its own.
 * A row is never changed; a later one takes its place.
 */
@Service
@Transactional
public class RetentionTerms {
    private final Db db;
    private final Ids ids;
    private final Audit audit;

    RetentionTerms(Db db, Ids ids, Audit audit) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
    }

    /**
     * One rule.
     *
     * @param outcome for records that ended so alone; nothing: for all others of the kind
     * @param own whether it is the agency's own
     * @param inForce whether it counts today, and no later one of the same agency takes its place
     */
    public record Rule(
            String kind,
            @Nullable String outcome,
            boolean fromAdult,
            int months,
            String authority,
            LocalDate from,
            boolean own,
            boolean inForce) {}

    /** A longer term of one's own agency. */
    public record Longer(String kind, @Nullable String outcome, int months, String authority, LocalDate from) {}

    /** All that the caller's agency goes by, the earlier ones too. */
    @Transactional(readOnly = true)
    public List<Rule> list() {
        return db.sql("""
                select r.kind, r.outcome, r.counted_from = 'adult' as adult, r.months, r.authority, r.from_day, r.agency_id is not null as own,
                  r.from_day <= current_date and not exists (select 1 from platform.retention_rule l
                    where l.kind = r.kind and l.outcome is not distinct from r.outcome and l.agency_id is not distinct from r.agency_id
                      and l.from_day <= current_date and (l.from_day, l.made_at) > (r.from_day, r.made_at)) as in_force
                from platform.retention_rule r order by r.kind, r.outcome nulls first, r.agency_id nulls first, r.from_day
                """)
                .list((rs, n) -> new Rule(
                        rs.getString("kind"),
                        rs.getString("outcome"),
                        rs.getBoolean("adult"),
                        rs.getInt("months"),
                        rs.getString("authority"),
                        rs.getObject("from_day", LocalDate.class),
                        rs.getBoolean("own"),
                        rs.getBoolean("in_force")));
    }

    /** Adds a term of the caller's agency; a shorter one than the deployment's would have no effect, and the page refuses it. */
    public void lengthen(Longer term) {
        AgencyId agency = Members.current().actingFor();
        db.sql("""
                insert into platform.retention_rule (id, agency_id, kind, outcome, counted_from, months, authority, from_day, made_by)
                select :id, :agency, :kind, :outcome, min(r.counted_from), :months, :authority, :from::date, platform.my_person()
                from platform.retention_rule r where r.kind = :kind and r.agency_id is null
                """)
                .with("id", ids.ordered())
                .with("agency", agency)
                .with("kind", term.kind())
                .with("outcome", term.outcome())
                .with("months", term.months())
                .with("authority", term.authority())
                .with("from", term.from().toString())
                .runExactly(1);
        audit.record("retention.change-term", agency.value(), agency);
    }
}
