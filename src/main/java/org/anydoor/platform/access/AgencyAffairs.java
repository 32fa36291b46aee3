package org.anydoor.platform.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Adding agencies to the community, and each agency's own contacts: where mail goes, who steps in, who oversees. */
@Component
@Transactional
public class AgencyAffairs {
    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final People people;
    private final HostingApprovals approvals;

    AgencyAffairs(Db db, Ids ids, Audit audit, Clock clock, People people, HostingApprovals approvals) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.people = people;
        this.approvals = approvals;
    }

    /** The acting agency's contacts; persons may be named later. */
    public record Contacts(
            String name,
            String kind,
            @Nullable String email,
            @Nullable PersonId backup,
            @Nullable PersonId supervisor,
            int version) {}

    /** Everybody, by name. */
    @Transactional(readOnly = true)
    public List<Agencies.Agency> list() {
        return db.sql("select id, name, kind, walled from platform.agency where ended_at is null order by name")
                .list((rs, n) -> new Agencies.Agency(
                        new AgencyId(Db.uuid(rs, "id")),
                        rs.getString("name"),
                        rs.getString("kind"),
                        rs.getBoolean("walled")));
    }

    /** As {@link #list}, taken out as a file. */
    public List<Agencies.Agency> export() {
        audit.record("platform.export", List.of());
        return list();
    }

    /** The kinds there are. */
    @Transactional(readOnly = true)
    public List<String> kinds() {
        return db.sql("select kind from platform.agency_kind order by kind").list((rs, n) -> rs.getString("kind"));
    }

    /** Whether an agency or a person is called that already. */
    @Transactional(readOnly = true)
    public boolean isTaken(String agencyName) {
        return db.sql("select count(*) from platform.agency where name = :name")
                        .with("name", agencyName)
                        .count()
                > 0;
    }

    /** What came of adding an agency. */
    public sealed interface Added {
        /** It is there, and this link takes in its first administrator. */
        record Made(OneTimeLink link) implements Added {}

        /** Another is called so, perhaps since a moment ago. */
        record NameTaken() implements Added {}

        /** Somebody signs in by the first administrator's name, perhaps since a moment ago. */
        record UsernameTaken() implements Added {}
    }

    /** The kinds whose agencies tell nobody outside whom they know. */
    @Transactional(readOnly = true)
    public boolean isWalled(String kind) {
        return db.sql("select count(*) from platform.agency_kind where kind = :kind and walled")
                        .with("kind", kind)
                        .count()
                > 0;
    }

    /** Adds an agency and invites its first administrator, who alone takes in the others; a walled one as its counsel approved. */
    public Added add(
            String name, String kind, People.Invitation administrator, Optional<HostingApprovals.Approval> approval) {
        AgencyId agency = new AgencyId(ids.ordered());
        int made = db.sql("""
                insert into platform.agency (id, name, kind, walled, made_at)
                select :id, :name, k.kind, k.walled, :now from platform.agency_kind k where k.kind = :kind
                on conflict do nothing
                """)
                .with("id", agency)
                .with("name", name)
                .with("kind", kind)
                .with("now", clock.instant())
                .run();
        if (made == 0) {
            return new Added.NameTaken();
        }
        Optional<OneTimeLink> link = people.invite(administrator, agency);
        if (link.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Added.UsernameTaken();
        }
        approval.ifPresent(it -> approvals.record(agency, it));
        audit.record("access.agency-add", agency.value(), Members.current().actingFor());
        return new Added.Made(link.get());
    }

    /** The acting agency's own. */
    @Transactional(readOnly = true)
    public Contacts own() {
        return db.sql("""
                select a.name, a.kind, s.notify_email, s.backup_person_id, s.supervisor_person_id, a.version
                from platform.agency a cross join platform.stand_ins() s
                where a.id = (select platform.acting_agency())
                """)
                .one((rs, n) -> new Contacts(
                        rs.getString("name"),
                        rs.getString("kind"),
                        rs.getString("notify_email"),
                        person(rs.getObject("backup_person_id", UUID.class)),
                        person(rs.getObject("supervisor_person_id", UUID.class)),
                        rs.getInt("version")));
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    /** Changes the acting agency's contacts; false if somebody else has changed them since the page was read. */
    public boolean change(Contacts contacts) {
        int changed = db.sql("""
                update platform.agency set notify_email = :email, backup_person_id = :backup, supervisor_person_id = :supervisor,
                  version = version + 1
                where id = (select platform.acting_agency()) and version = :version
                """)
                .with("email", contacts.email())
                .with("backup", contacts.backup())
                .with("supervisor", contacts.supervisor())
                .with("version", contacts.version())
                .run();
        if (changed == 1) {
            AgencyId agency = Members.current().actingFor();
            audit.record("access.agency-change", agency.value(), agency);
        }
        return changed == 1;
    }
}
