package org.anydoor.intake;

import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.stereotype.Component;

/** One of the navigators' old concerns is kept for a court, so that the sample shows a hold. */
@Component
class SampleHold implements SampleChapter {
    private final Db db;

    SampleHold(Db db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 96;
    }

    @Override
    public void write(SampleTown town) {
        SampleTown.Agency navigators = town.the("intake");
        town.actFor(navigators.id());
        UUID concern = db.sql("""
                select h.concern_id from intake.handling h
                where h.agency_id = :agency and h.owner_agency_id = :agency and h.state = 'closed'
                order by h.closed_at, h.concern_id limit 1 offset 3
                """).with("agency", navigators.id()).one((rs, n) -> Db.uuid(rs, "concern_id"));
        speak("member", navigators.with("supervisor").id().value().toString());
        db.sql("select platform.hold('concern', :concern, :why, :law)")
                .with("concern", concern)
                .with("why", "The county attorney asked that it be kept for a trial")
                .with("law", "Letter of the Lakeland County Attorney, 27-2214")
                .one((rs, n) -> rs.getString(1));
        speak("sample", "");
    }

    /** A hold is placed by a person. */
    private void speak(String caller, String person) {
        db.sql("select set_config('app.caller', :caller, true), set_config('app.person', :person, true)")
                .with("caller", caller)
                .with("person", person)
                .one((rs, n) -> "");
    }
}
