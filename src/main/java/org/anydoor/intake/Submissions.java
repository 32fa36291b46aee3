package org.anydoor.intake;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.db.Together;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.OneTimeSeal;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The answers given to submissions, kept for a day so that sending twice is answered alike; only the sender can open one. */
@Repository
class Submissions {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Db db;
    private final JsonMapper json;
    private final MasterKey master;

    Submissions(Db db, JsonMapper json, MasterKey master) {
        this.db = db;
        this.json = json;
        this.master = master;
    }

    /**
     * The concern that a submission makes: random to everybody without the key, and the same each time, so that even a
     * submission whose answer is gone cannot make a second concern.
     */
    UUID concernOf(SubmissionId submission) {
        ByteBuffer digest = ByteBuffer.wrap(
                Arrays.copyOf(master.steadyDigest(MasterKey.Purpose.SUBMISSION, submission.bytes()), 16));
        return Ids.of(digest.getLong(), digest.getLong());
    }

    void add(SubmissionId submission, Acknowledged answer, Instant at, Together together) {
        together.sql("""
                insert into intake.submission (digest, response, made_at, until_at)
                values (:digest, :response, :at, :until)
                """)
                .with("digest", submission.digest())
                .with("response", seal(submission).seal(json.writeValueAsBytes(answer)))
                .with("at", at)
                .with("until", at.plus(KEPT));
    }

    Optional<Acknowledged> find(SubmissionId submission) {
        return db.sql("select response from intake.submission where digest = :digest")
                .with("digest", submission.digest())
                .find((rs, n) -> json.readValue(seal(submission).open(rs.getBytes("response")), Acknowledged.class));
    }

    private static OneTimeSeal seal(SubmissionId submission) {
        return new OneTimeSeal(submission.bytes(), "submission");
    }
}
