package org.anydoor.intake;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.YouthId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On the thread of a young person: the concerns that the reader's agency found to be about them, masked as triage left them. */
@Component
class ConcernThreadPanel implements ThreadPanel {
    private static final int EXCERPT = 200;

    private final Db db;
    private final Audit audit;
    private final Messages messages;
    private final Doors doors;

    ConcernThreadPanel(Db db, Audit audit, Messages messages, Doors doors) {
        this.db = db;
        this.audit = audit;
        this.messages = messages;
        this.doors = doors;
    }

    @Override
    public String titleKey() {
        return "intake.thread.title";
    }

    private record Row(UUID concern, AgencyId owner, Line line) {}

    @Override
    @Transactional
    public List<Line> lines(YouthId youth) {
        Text text = messages.in(Language.EN);
        List<Row> rows = db.sql("""
                select c.id, c.agency_id, c.short, c.arrived_at, c.danger, c.door, left(c.what, :most) as what, length(c.what) > :most as cut
                from intake.about a join intake.concern c on c.id = a.concern_id
                where a.record_id = :youth
                order by c.arrived_at desc limit 200
                """)
                .with("youth", youth)
                .with("most", EXCERPT)
                .list((rs, number) -> new Row(
                        Db.uuid(rs, "id"),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        new Line(
                                Db.instant(rs, "arrived_at"),
                                text.t("intake.thread.line", rs.getString("short")),
                                rs.getString("what") + (rs.getBoolean("cut") ? " …" : ""),
                                doors.name(rs.getString("door")),
                                "/app/intake/" + Db.uuid(rs, "id"),
                                rs.getString("danger").equals("now"))));
        if (!rows.isEmpty()) {
            audit.record(
                    "intake.list",
                    rows.stream()
                            .map(it -> new Audit.Subject(it.concern(), it.owner()))
                            .toList());
        }
        return rows.stream().map(Row::line).toList();
    }
}
