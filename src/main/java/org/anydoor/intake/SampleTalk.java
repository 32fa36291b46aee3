package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was asked and answered over the receipts of the sample: whoever read a concern asks; an answer to an open one waits. */
@Component
class SampleTalk {
    private final Db db;
    private final Ids ids;
    private final Configured configured;

    SampleTalk(Db db, Ids ids, Configured configured) {
        this.db = db;
        this.ids = ids;
        this.configured = configured;
    }

    private static List<String> words(Language language) {
        return switch (language) {
            case EN ->
                List.of(
                        "Thank you for telling us. Can you say on which days this happens?",
                        "Mostly Fridays, after nine in the evening.");
            case ES ->
                List.of(
                        "Gracias por avisarnos. ¿Puede decir qué días pasa esto?",
                        "Casi siempre los viernes por la noche.");
            case SO ->
                List.of(
                        "Waad ku mahadsan tahay inaad noo sheegtay. Maalmahee ayay dhacdaa?",
                        "Badanaa jimcaha habeenkii.");
            case HMN ->
                List.of(
                        "Ua tsaug uas koj qhia peb. Hnub twg thiaj muaj li no?",
                        "Feem ntau yog hnub Friday thaum tsaus ntuj.");
        };
    }

    void write(SampleTown town, List<SampleHistory.Worked> own) {
        var messages = new ArrayList<Map<String, @Nullable Object>>();
        var waits = new ArrayList<Map<String, @Nullable Object>>();
        for (SampleHistory.Worked it : own) {
            SampleTown.Worker by = it.steps().by();
            Instant read = it.steps().read();
            if (it.of().hasReceipt() && read != null && by != null && town.in100(30)) {
                talk(town, it, by, read.plus(Duration.ofSeconds(40)), messages, waits);
            }
        }
        insert(messages, waits);
    }

    private void talk(
            SampleTown town,
            SampleHistory.Worked it,
            SampleTown.Worker by,
            Instant asked,
            List<Map<String, @Nullable Object>> messages,
            List<Map<String, @Nullable Object>> waits) {
        Instant answered = asked.plus(Duration.ofMinutes(90 + town.upTo(600))).truncatedTo(ChronoUnit.MINUTES);
        Instant closed = it.steps().closed();
        boolean back = town.in100(50) && answered.isBefore(town.now()) && (closed == null || answered.isBefore(closed));
        messages.add(message(it.of(), 0, asked, by, back ? answered : null));
        if (back) {
            messages.add(message(it.of(), 1, answered, null, null));
            waits.add(wait(it.of(), answered, noted(town, answered, closed)));
        }
    }

    /** An answer is read within hours; the newest still wait. */
    private static @Nullable Instant noted(SampleTown town, Instant answered, @Nullable Instant closed) {
        Instant noted = answered.plus(Duration.ofMinutes(10 + town.upTo(900)));
        return noted.isBefore(town.now()) ? noted : closed;
    }

    private Map<String, @Nullable Object> message(
            SampleConcerns.Written it,
            int word,
            Instant at,
            SampleTown.@Nullable Worker author,
            @Nullable Instant read) {
        String words = words(it.arrival().language()).get(word);
        var row = SampleTown.row(
                "id", ids.unordered(), "concern", it.id(), "agency", it.owner().id());
        row.put("reporter", author == null);
        row.put("author", author == null ? null : author.id());
        row.put("body", it.sealer().seal(words, Sealed.MESSAGE));
        row.put("at", at);
        row.put("read", read);
        return row;
    }

    private Map<String, @Nullable Object> wait(SampleConcerns.Written it, Instant at, @Nullable Instant done) {
        Configured.Term term = configured.term(it.says().urgency());
        var row = SampleTown.row(
                "id", ids.ordered(), "concern", it.id(), "agency", it.owner().id());
        row.put("rank", it.says().urgency().rank());
        row.put("at", at);
        row.put("due", at.plus(term.within()));
        row.put("authority", term.authority());
        row.put("done", done);
        return row;
    }

    private void insert(List<Map<String, @Nullable Object>> messages, List<Map<String, @Nullable Object>> waits) {
        db.runEach("""
                insert into intake.message (id, concern_id, agency_id, from_reporter, author_id, body, at, read_at)
                values (:id, :concern, :agency, :reporter, :author, :body, :at, :read)
                """, messages);
        db.runEach("""
                insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority, done_at)
                values (:id, 'intake', 'message', :concern, :agency, :rank, :at, :due, :authority, :done)
                """, waits);
    }
}
