package org.anydoor.platform.retention;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.work.Work;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be destroyed of an agency's records, and who decides: two people, one after the other, or one who refuses
 * (Minn. Stat. 138.17). The database counts them; see {@code platform.approve}.
 */
@Service
@Transactional
public class Disposals {
    static final String MODULE = "retention";
    static final String DECIDE = "decide";

    /** As {@code platform.not_destroyed} says it. */
    private static final String GONE = "AD036";

    private final DisposalRows rows;
    private final Db db;
    private final Audit audit;
    private final Work work;

    Disposals(DisposalRows rows, Db db, Audit audit, Work work) {
        this.rows = rows;
        this.db = db;
        this.audit = audit;
        this.work = work;
    }

    /** What came of a person's word. */
    public enum Answer {
        FIRST,
        SECOND,
        /** One person does not approve twice. */
        SAME,
        DECIDED,
        REFUSED,
        ORDERED,
        ALREADY,
        HELD,
        UNKNOWN
    }

    /** An order to destroy a record: its number and date as the court or the agency gave them, and by which law. */
    public record Ordered(String kind, UUID record, String number, LocalDate day, String authority) {}

    /** The two lists of them. */
    public enum Shown {
        OPEN,
        DESTROYED
    }

    /** What waits to be decided or carried out, or what was destroyed, the latest first. */
    public List<Disposal> list(Shown shown, int from, int most) {
        return listed("retention.list", shown, from, most);
    }

    /** One of the two lists taken out as a file. */
    public List<Disposal> export(Shown shown, int most) {
        return listed("platform.export", shown, 0, most);
    }

    /** How many stand in it. */
    @Transactional(readOnly = true)
    public long count(Shown shown) {
        return switch (shown) {
            case OPEN -> rows.countOpen();
            case DESTROYED -> rows.countDestroyed();
        };
    }

    /** One decision; empty alike where there is none and where it is not for the caller. */
    public Optional<Disposal> find(UUID id) {
        Optional<Disposal> found = rows.find(id);
        found.ifPresent(it -> audit.record("retention.read", it.subject(), agency()));
        return found;
    }

    /** One person's yes. */
    public Answer approve(UUID id) {
        Answer answer = ask("select platform.approve(:id)", id);
        if (answer == Answer.FIRST || answer == Answer.SECOND) {
            tell("retention.approve", id);
        }
        return answer;
    }

    /** One person's no; the record is not proposed again for a year. */
    public Answer refuse(UUID id, String reason) {
        Answer answer = db.sql("select platform.refuse(:id, :reason)")
                .with("id", id)
                .with("reason", reason)
                .one((rs, n) -> Db.constant(Answer.class, rs.getString(1)));
        if (answer == Answer.REFUSED) {
            tell("retention.refuse", id);
        }
        return answer;
    }

    /** Proposes a record by an order instead of by its term. */
    public Answer order(Ordered ordered) {
        Answer answer = db.sql("select platform.order_destroyed(:kind, :record, :number, :day::date, :authority)")
                .with("kind", ordered.kind())
                .with("record", ordered.record())
                .with("number", ordered.number())
                .with("day", ordered.day().toString())
                .with("authority", ordered.authority())
                .one((rs, n) -> Db.constant(Answer.class, rs.getString(1)));
        if (answer == Answer.ORDERED) {
            audit.record("retention.order", ordered.record(), agency());
            work.reopen(decide(agency()));
        } else if (answer == Answer.UNKNOWN) {
            audit.refused("retention.order", ordered.record());
        }
        return answer;
    }

    /** Whether one of these was a record that is destroyed: what somebody looked for in vain, whoever they are. */
    @Transactional(readOnly = true)
    public boolean wasDestroyed(List<UUID> records) {
        return !records.isEmpty()
                && db.sql("select platform.was_destroyed(:records)")
                        .with("records", records)
                        .one((rs, n) -> rs.getBoolean(1));
    }

    /** Whether the database refused a row since its record was destroyed meanwhile. */
    public static boolean saysDestroyed(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refusal
                && GONE.equals(refusal.getSQLState());
    }

    static Work.Wait decide(AgencyId agency) {
        return new Work.Wait(MODULE, DECIDE, agency.value(), agency, 3, null, "Minn. Stat. 138.17");
    }

    private List<Disposal> listed(String action, Shown of, int from, int most) {
        List<Disposal> shown = switch (of) {
            case OPEN -> rows.open(from, most);
            case DESTROYED -> rows.destroyed(from, most);
        };
        audit.record(
                action,
                shown.stream()
                        .map(it -> new Audit.Subject(it.subject(), agency()))
                        .distinct()
                        .toList());
        return shown;
    }

    private Answer ask(String sql, UUID id) {
        return db.sql(sql).with("id", id).one((rs, n) -> Db.constant(Answer.class, rs.getString(1)));
    }

    private void tell(String action, UUID id) {
        rows.find(id).ifPresent(it -> audit.record(action, it.subject(), agency()));
        if (rows.waiting() == 0) {
            work.done(MODULE, DECIDE, agency().value(), agency());
        }
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
