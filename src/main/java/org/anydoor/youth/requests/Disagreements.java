package org.anydoor.youth.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.YouthId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a young person says of a record that they contest (Minn. Stat. 13.04 subd. 4). It is kept with the record, and whoever is
 * let see the record reads it there.
 */
@Service
@Transactional
public class Disagreements implements ThreadPanel {
    private final Db db;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Text text;

    Disagreements(Db db, Audit audit, Ids ids, Clock clock, Messages messages) {
        this.db = db;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.text = messages.in(Language.EN);
    }

    /** One statement, and when it was kept. */
    public record Statement(Instant at, String words) {}

    /** Keeps a statement with the caller's agency's record. */
    public void keep(YouthId youth, String words) {
        Caller.Member me = Members.current();
        db.sql("""
                insert into youth.disagreement (id, record_id, agency_id, statement, at, kept_by)
                values (:id, :youth, :agency, :words, :at, :by)
                """)
                .with("id", ids.ordered())
                .with("youth", youth)
                .with("agency", me.actingFor())
                .with("words", words)
                .with("at", clock.instant())
                .with("by", me.id())
                .runExactly(1);
        audit.record("requests.disagree", youth.value(), me.actingFor());
    }

    /** The statements on a record that the caller may see. */
    @Transactional(readOnly = true)
    public List<Statement> of(YouthId youth) {
        return db.sql(
                        "select d.at, d.statement from youth.disagreement d where d.record_id = :youth order by d.at, d.id")
                .with("youth", youth)
                .list((rs, n) -> new Statement(Db.instant(rs, "at"), rs.getString("statement")));
    }

    @Override
    public String titleKey() {
        return "youth.requests.disagreement";
    }

    @Override
    public List<Line> lines(YouthId youth) {
        return of(youth).stream()
                .map(it -> new Line(it.at(), text.t("youth.requests.disagreement"), it.words(), "", "", false))
                .toList();
    }
}
