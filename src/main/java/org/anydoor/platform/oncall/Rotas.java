package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rows of rotas. Whoever has left or is shut out stands in no line, so that the hole they leave is seen. */
@Component
class Rotas {
    private final Db db;
    private final Clock clock;
    private final ZoneId city;

    Rotas(Db db, Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.clock = clock;
        this.city = city;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }

    Rota of(AgencyId agency) {
        Map<UUID, List<PersonId>> lines = lines(agency);
        List<Shift> shifts = db.sql("""
                select s.id, s.days, s.starts, s.ends, s.reads, s.version from platform.rota_shift s
                where s.agency_id = :agency order by s.made_at, s.id
                """)
                .with("agency", agency)
                .list((rs, n) -> new Shift(
                        Db.uuid(rs, "id"),
                        days(Db.words(rs, "days")),
                        rs.getObject("starts", LocalTime.class),
                        rs.getObject("ends", LocalTime.class),
                        rs.getBoolean("reads"),
                        lines.getOrDefault(Db.uuid(rs, "id"), List.of()),
                        rs.getInt("version")));
        return new Rota(city, shifts, covers(agency));
    }

    private static Set<DayOfWeek> days(List<String> words) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(it -> days.add(Db.constant(DayOfWeek.class, it)));
        return days;
    }

    private record Place(UUID shift, PersonId person) {}

    private Map<UUID, List<PersonId>> lines(AgencyId agency) {
        Map<UUID, List<PersonId>> lines = new HashMap<>();
        for (Place place : db.sql("""
                select l.shift_id, l.person_id
                from platform.rota_place l
                join platform.membership m on m.person_id = l.person_id and m.agency_id = l.agency_id
                join platform.person p on p.id = l.person_id
                where l.agency_id = :agency and p.suspended_at is null
                  and m.from_at <= :now and (m.until_at is null or m.until_at > :now)
                order by l.shift_id, l.place
                """)
                .with("agency", agency)
                .with("now", clock.instant())
                .list((rs, n) -> new Place(Db.uuid(rs, "shift_id"), new PersonId(Db.uuid(rs, "person_id"))))) {
            lines.computeIfAbsent(place.shift(), it -> new ArrayList<>()).add(place.person());
        }
        return lines;
    }

    /** From the day before yesterday on, since a shift of that day may still last. */
    private List<Cover> covers(AgencyId agency) {
        return db.sql("""
                select c.day, c.person_id, (select p.id from platform.person p
                    join platform.membership m on m.person_id = p.id and m.agency_id = c.agency_id
                    where p.id = c.by_person_id and p.suspended_at is null
                      and m.from_at <= :now and (m.until_at is null or m.until_at > :now)) as by_person_id
                from platform.rota_cover c where c.agency_id = :agency and c.day >= :from order by c.day, c.person_id
                """)
                .with("agency", agency)
                .with("from", today().minusDays(2))
                .with("now", clock.instant())
                .list((rs, n) -> {
                    UUID by = rs.getObject("by_person_id", UUID.class);
                    return new Cover(
                            rs.getObject("day", LocalDate.class),
                            new PersonId(Db.uuid(rs, "person_id")),
                            by == null ? null : new PersonId(by));
                });
    }

    void insert(AgencyId agency, Shift shift) {
        db.sql("""
                insert into platform.rota_shift (id, agency_id, days, starts, ends, reads, made_at)
                values (:id, :agency, :days, :starts, :ends, :reads, :now)
                """)
                .with("id", shift.id())
                .with("agency", agency)
                .with("days", shift.days())
                .with("starts", shift.starts())
                .with("ends", shift.ends())
                .with("reads", shift.reads())
                .with("now", clock.instant())
                .run();
        fill(agency, shift);
    }

    /** False where somebody else was first. */
    boolean update(AgencyId agency, Shift shift) {
        int changed = db.sql("""
                update platform.rota_shift set days = :days, starts = :starts, ends = :ends, reads = :reads, version = version + 1
                where id = :id and agency_id = :agency and version = :version
                """)
                .with("id", shift.id())
                .with("agency", agency)
                .with("days", shift.days())
                .with("starts", shift.starts())
                .with("ends", shift.ends())
                .with("reads", shift.reads())
                .with("version", shift.version())
                .run();
        if (changed == 1) {
            empty(shift.id());
            fill(agency, shift);
        }
        return changed == 1;
    }

    void delete(UUID shift) {
        empty(shift);
        db.sql("delete from platform.rota_shift where id = :id")
                .with("id", shift)
                .run();
    }

    private void empty(UUID shift) {
        db.sql("delete from platform.rota_place where shift_id = :id")
                .with("id", shift)
                .run();
    }

    private void fill(AgencyId agency, Shift shift) {
        db.sql("""
                insert into platform.rota_place (shift_id, place, agency_id, person_id)
                select :shift, l.place, :agency, l.person from unnest(:line::uuid[]) with ordinality as l (person, place)
                """)
                .with("shift", shift.id())
                .with("agency", agency)
                .with("line", shift.line())
                .run();
    }

    void cover(AgencyId agency, Cover cover) {
        db.sql("""
                insert into platform.rota_cover (agency_id, day, person_id, by_person_id, made_at)
                values (:agency, :day, :person, :by::uuid, :now)
                on conflict (agency_id, day, person_id) do update set by_person_id = excluded.by_person_id, made_at = excluded.made_at
                """)
                .with("agency", agency)
                .with("day", cover.day())
                .with("person", cover.person())
                .with("by", cover.by())
                .with("now", clock.instant())
                .run();
    }

    void uncover(AgencyId agency, LocalDate day, PersonId person) {
        db.sql("delete from platform.rota_cover where agency_id = :agency and day = :day and person_id = :person")
                .with("agency", agency)
                .with("day", day)
                .with("person", person)
                .run();
    }
}
