package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the how-to, run as they stand there, on a proof that the program made. */
@AnydoorTest
class ProofByHandTests {
    private static final Path PAGE = Path.of("docs/howto/verify-the-audit.md");

    @Autowired
    JobsDb jobs;

    @Autowired
    MasterKey master;

    @TempDir
    Path folder;

    @Test
    void thePythonThatIsDocumentedProvesAnEntryAndNotAnAlteredOne() throws IOException, InterruptedException {
        assumeTrue(exists("python3") && exists("openssl"), "no python3 or openssl here");
        PlatformFixtures.run("""
                insert into platform.audit_entry (id, at, caller, action)
                select gen_random_uuid(), now(), 'public', 'intake.sent' from generate_series(1, 9)
                """);
        new Sealing(jobs, folder, master, Clock.systemUTC()).all();
        UUID entry = jobs.sweep(
                Sealing.CALLER,
                db -> db.sql("select entry_id from platform.audit_leaf order by position desc offset 3 limit 1")
                        .one((rs, n) -> rs.getObject(1, UUID.class)));
        String proof = jobs.sweep(
                Sealing.CALLER,
                db -> JsonMapper.builder()
                        .build()
                        .writeValueAsString(new Proofs(db, new AuditKeys(master).publicKeys())
                                .of(entry)
                                .orElseThrow()));
        assertThat(checked(proof)).contains("in the tree: True", "Signature Verified Successfully");
        assertThat(checked(proof.replace("\\noutcome: done", "\\noutcome: dome")))
                .contains("in the tree: False");
        assertThat(checked(proof.replace(" sealed ", " sealed 9"))).doesNotContain("Signature Verified Successfully");
    }

    private String checked(String proof) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("anydoor-audit-proof.json"), proof);
        var lines = Pattern.compile("(?ms)^```python\\n(.*?)^```").matcher(Files.readString(PAGE));
        assertThat(lines.find()).isTrue();
        Process run = new ProcessBuilder("python3", "-c", lines.group(1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static boolean exists(String command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command, "version").start().waitFor() >= 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
