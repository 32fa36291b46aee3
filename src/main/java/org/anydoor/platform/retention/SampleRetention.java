package org.anydoor.platform.retention;

import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Shredding;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In the sample the navigators' oldest concerns are due: one was approved by the first of two. */
@Component
class SampleRetention implements SampleChapter {
    private final Db db;
    private final Work work;

    SampleRetention(Db db, Work work) {
        this.db = db;
        this.work = work;
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public void write(SampleTown town) {
        SampleTown.Agency navigators = town.the("intake");
        town.actFor(navigators.id());
        speak("job", null, Shredding.JOB);
        db.sql("select platform.propose()").count();
        speak("member", navigators.with("privacy-officer"), "");
        proposed()
                .ifPresent(it -> db.sql(
                                "select platform.approve(d.id) from platform.disposal d where d.subject_id = :record")
                        .with("record", it)
                        .one((rs, n) -> rs.getString(1)));
        speak("sample", null, "");
        work.reopen(Disposals.decide(navigators.id()));
    }

    private Optional<UUID> proposed() {
        return db.sql("""
                select d.subject_id from platform.disposal d where d.closed_at is null order by d.due_at, d.id limit 1
                """).find((rs, n) -> Db.uuid(rs, "subject_id"));
    }

    /** The functions that propose, approve and hold answer to whom they are for alone. */
    private void speak(String caller, SampleTown.@Nullable Worker person, String proof) {
        db.sql(
                        "select set_config('app.caller', :caller, true), set_config('app.person', :person, true), set_config('app.proof', :proof, true)")
                .with("caller", caller)
                .with("person", person == null ? "" : person.id().value().toString())
                .with("proof", proof)
                .one((rs, n) -> "");
    }
}
