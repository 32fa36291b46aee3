package org.anydoor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.Followed.Stage;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a partner's program sent: its own words and how far it is, in the stages of a receipt; nothing of what others did. */
@Service
public class PartnerSent {
    private final Db db;
    private final Audit audit;

    PartnerSent(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** One concern as its sender wrote it; what triage masked since stays masked. */
    public record Concern(
            ConcernId id,
            AgencyId owner,
            String shortName,
            String language,
            Instant arrived,
            String danger,
            @Nullable String harm,
            String what,
            List<String> signs,
            Arrival.Whom whom,
            @Nullable String place,
            @Nullable String when,
            String interpreter,
            @Nullable String reference,
            Stage stage,
            Instant changed) {}

    /** The concern if this program sent it; each look is in the audit, one at what is not there or another's too. */
    @Transactional
    public Optional<Concern> find(ConcernId id) {
        Optional<Concern> found = db.sql("""
                select c.id, c.agency_id, c.short, c.language, c.arrived_at, c.danger, c.harm, c.what, c.signs, c.youth_called,
                  c.youth_age, c.youth_gender, c.youth_look, c.place_said, c.when_said, c.interpreter, c.case_number,
                  coalesce(h.state, 'new') as state,
                  coalesce(h.closed_at, h.accepted_at, h.acknowledged_at, c.arrived_at) as changed
                from intake.concern c
                left join intake.handling h on h.concern_id = c.id and h.agency_id = c.agency_id
                where c.id = :id
                """).with("id", id).find(PartnerSent::concern);
        found.ifPresentOrElse(
                it -> audit.record("intake.reread-sent", id.value(), it.owner()),
                () -> audit.refused("intake.reread-sent", id.value()));
        return found;
    }

    private static Concern concern(ResultSet rs, int number) throws SQLException {
        return new Concern(
                new ConcernId(Db.uuid(rs, "id")),
                new AgencyId(Db.uuid(rs, "agency_id")),
                rs.getString("short"),
                rs.getString("language"),
                Db.instant(rs, "arrived_at"),
                rs.getString("danger"),
                rs.getString("harm"),
                rs.getString("what"),
                Db.words(rs, "signs"),
                new Arrival.Whom(
                        rs.getString("youth_called"),
                        rs.getString("youth_age"),
                        rs.getString("youth_gender"),
                        rs.getString("youth_look")),
                rs.getString("place_said"),
                rs.getString("when_said"),
                rs.getString("interpreter"),
                rs.getString("case_number"),
                Stage.of(rs.getString("state")),
                Db.instant(rs, "changed").truncatedTo(ChronoUnit.MINUTES));
    }
}
