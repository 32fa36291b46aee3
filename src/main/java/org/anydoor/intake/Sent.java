package org.anydoor.intake;

import java.time.Instant;
import java.util.List;
import org.anydoor.intake.Followed.Stage;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a member sent at a staff door: they reread their own words and how far it is, and nothing of what others did. */
@Service
public class Sent {
    private final Db db;
    private final Audit audit;

    Sent(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** One concern as its sender wrote it. */
    public record Concern(
            ConcernId id,
            AgencyId owner,
            String shortName,
            String door,
            Instant arrived,
            String what,
            @Nullable String called,
            @Nullable String age,
            @Nullable String place,
            @Nullable String when,
            Stage stage) {}

    /** The newest first; each reading is in the audit. */
    @Transactional
    public List<Concern> list(int from, int most) {
        PersonId person = Callers.current().flatMap(it -> it.person()).orElseThrow();
        List<Concern> sent = db.sql("""
                select c.id, c.agency_id, c.short, c.door, c.arrived_at, c.what, c.youth_called, c.youth_age, c.place_said,
                  c.when_said, coalesce(h.state, 'new') as state
                from intake.concern c
                left join intake.handling h on h.concern_id = c.id and h.agency_id = c.agency_id
                where c.sent_by_person_id = :person
                order by c.arrived_at desc, c.id
                limit :most offset :from
                """)
                .with("person", person)
                .with("most", most)
                .with("from", from)
                .list((rs, n) -> new Concern(
                        new ConcernId(Db.uuid(rs, "id")),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getString("short"),
                        rs.getString("door"),
                        Db.instant(rs, "arrived_at"),
                        rs.getString("what"),
                        rs.getString("youth_called"),
                        rs.getString("youth_age"),
                        rs.getString("place_said"),
                        rs.getString("when_said"),
                        stage(rs.getString("state"))));
        if (!sent.isEmpty()) {
            audit.record(
                    "intake.reread-sent",
                    sent.stream()
                            .map(it -> new Audit.Subject(it.id().value(), it.owner()))
                            .toList());
        }
        return sent;
    }

    private static Stage stage(String state) {
        return switch (state) {
            case "new" -> Stage.NEW;
            case "accepted" -> Stage.WITH_AGENCY;
            case "closed" -> Stage.CLOSED;
            default -> Stage.READ;
        };
    }
}
