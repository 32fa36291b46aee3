package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which agency owns what comes through each door, and how long each urgency gives: configuration, changed by
 * the administrators of an intake agency and recorded.
 */
@Service
@Transactional
public class DoorSettings {
    private final Db db;
    private final Rights rights;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId city;

    DoorSettings(
            Db db,
            Rights rights,
            Audit audit,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** A door, and the agencies that may own it. */
    public record DoorSetting(
            String key,
            String name,
            String audience,
            @Nullable UUID owner,
            boolean active,
            List<Colleagues.Named> owners) {}

    /** How long an urgency gives from a day on. */
    public record TermSetting(Urgency urgency, LocalDate from, int minutes, String authority) {}

    /** Whether the caller may look and change: administrators of an intake agency. */
    public boolean isOpen() {
        return rights.has("administration")
                && db.sql("select count(*) from platform.agency a where a.id = :agency and a.kind = 'intake'")
                                .with("agency", Me.now().agency())
                                .count()
                        == 1;
    }

    public List<DoorSetting> doors() {
        List<Owner> owners = owners();
        return db.sql(
                        "select key, coalesce(name, key) as name, audience, owner_kind, owner_agency_id, active from intake.door order by position")
                .list((rs, n) -> new DoorSetting(
                        rs.getString("key"),
                        rs.getString("name"),
                        rs.getString("audience"),
                        rs.getObject("owner_agency_id", UUID.class),
                        rs.getBoolean("active"),
                        of(owners, rs.getString("owner_kind"))));
    }

    private record Owner(String kind, Colleagues.Named agency) {}

    private List<Owner> owners() {
        return db.sql("""
                select a.id, a.name, a.kind from platform.agency a
                where (a.kind = 'intake' or a.kind in (select d.owner_kind from intake.door d))
                  and (a.ended_at is null or a.ended_at > statement_timestamp())
                order by a.name
                """)
                .list((rs, n) ->
                        new Owner(rs.getString("kind"), new Colleagues.Named(Db.uuid(rs, "id"), rs.getString("name"))));
    }

    /** Agencies of the kind that the door names, and intake, which may own every door. */
    private static List<Colleagues.Named> of(List<Owner> owners, String kind) {
        return owners.stream()
                .filter(it -> it.kind().equals(kind) || it.kind().equals("intake"))
                .map(Owner::agency)
                .toList();
    }

    /** Every span that holds now or begins later. */
    public List<TermSetting> terms() {
        return db.sql("""
                select u.urgency, u.from_day, u.minutes, u.authority from intake.urgency u
                where u.from_day >= (select max(v.from_day) from intake.urgency v where v.urgency = u.urgency and v.from_day <= :today)
                order by u.minutes, u.from_day
                """)
                .with("today", today())
                .list((rs, n) -> new TermSetting(
                        Db.constant(Urgency.class, rs.getString("urgency")),
                        rs.getObject("from_day", LocalDate.class),
                        rs.getInt("minutes"),
                        rs.getString("authority")));
    }

    /** False where no such door is or that agency may not own it. */
    public boolean setDoor(String key, AgencyId owner, boolean active) {
        boolean may = doors().stream()
                .anyMatch(it -> it.key().equals(key)
                        && it.owners().stream().anyMatch(named -> named.id().equals(owner.value())));
        if (may) {
            db.sql("update intake.door set owner_agency_id = :owner, active = :active where key = :key")
                    .with("owner", owner)
                    .with("active", active)
                    .with("key", key)
                    .runExactly(1);
            record();
        }
        return may;
    }

    /** A span holds from a day on; what held before stays as it was. False for a day that is past or has one already. */
    public boolean addTerm(Urgency urgency, LocalDate from, int minutes, String authority) {
        boolean may = !from.isBefore(today())
                && db.sql("""
                                insert into intake.urgency (urgency, from_day, minutes, authority) values (:urgency, :from, :minutes, :authority)
                                on conflict do nothing
                                """)
                                .with("urgency", urgency)
                                .with("from", from)
                                .with("minutes", minutes)
                                .with("authority", authority)
                                .run()
                        == 1;
        if (may) {
            record();
        }
        return may;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }

    /** What somebody changes of doors, urgencies and rules is recorded alike; that a door finds its only owner is nobody's doing. */
    void record() {
        AgencyId agency = Me.now().agency();
        audit.record("intake.configure", agency.value(), agency);
    }
}
