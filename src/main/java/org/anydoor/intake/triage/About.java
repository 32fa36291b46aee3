package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.YouthSearch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which of the caller's own agency's young people a concern is about; other agencies never learn of the link. */
@Service
@Transactional
public class About {
    private static final int MOST = 5;

    private final Db db;
    private final Desk desk;
    private final Youth youth;
    private final Clock clock;

    About(Db db, Desk desk, Youth youth, Clock clock) {
        this.db = db;
        this.desk = desk;
        this.youth = youth;
        this.clock = clock;
    }

    /** A record that the concern is about, by the name they use. */
    public record Linked(YouthId id, String called) {}

    List<Linked> linked(ConcernId concern) {
        List<YouthId> ids = db.sql("select record_id from intake.about where concern_id = :concern order by at")
                .with("concern", concern)
                .list((rs, n) -> new YouthId(Db.uuid(rs, "record_id")));
        Map<YouthId, String> called = ids.isEmpty() ? Map.of() : youth.called(ids);
        return ids.stream()
                .filter(called::containsKey)
                .map(id -> new Linked(id, called.getOrDefault(id, "")))
                .toList();
    }

    /** The agency's own records that may be meant by a name; empty where the caller has no business with this concern. */
    public List<YouthRecord> find(ConcernId concern, String name) {
        return desk.find(concern).filter(it -> it.allows(Deed.LINK)).isEmpty()
                ? List.of()
                : youth.search(new YouthSearch(name, null), 1, MOST).shown();
    }

    /** The day on which ages are told. */
    public LocalDate today() {
        return youth.today();
    }

    /** Says that the concern is about this young person. */
    public Answer link(ConcernId concern, YouthId record) {
        Optional<AgencyId> owner = youth.read(record).map(YouthRecord::owner);
        if (!owner.equals(Optional.of(Me.now().agency()))) {
            return new Answer.Refused("youth", "youth");
        }
        return desk.beside(concern, Deed.LINK, it -> add(it, record));
    }

    /** Opens a record by the name that was said, and links it. */
    public Answer openRecord(ConcernId concern, String called) {
        return desk.beside(concern, Deed.LINK, it -> add(it, youth.open(YouthDetails.called(called))));
    }

    /** Undoes a link made by mistake. */
    public Answer unlink(ConcernId concern, UUID record) {
        return desk.beside(
                concern,
                Deed.LINK,
                it -> db.sql(
                                "delete from intake.about where concern_id = :concern and record_id = :record and agency_id = :agency")
                        .with("concern", concern)
                        .with("record", record)
                        .with("agency", it.agency())
                        .run());
    }

    private void add(Handling handling, YouthId record) {
        db.sql("""
                insert into intake.about (concern_id, record_id, agency_id, at, made_by)
                values (:concern, :record, :agency, :at, :by) on conflict (concern_id, record_id) do nothing
                """)
                .with("concern", handling.concern())
                .with("record", record)
                .with("agency", handling.agency())
                .with("at", clock.instant())
                .with("by", Me.now().person())
                .run();
    }
}
