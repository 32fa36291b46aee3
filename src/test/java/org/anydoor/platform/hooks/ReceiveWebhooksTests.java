package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever checks calls as the documentation says takes ours and refuses what is forged, old or said again. */
class ReceiveWebhooksTests {
    private static final Path PAGE = Path.of("docs/howto/receive-webhooks.md");
    private static final UUID ID = UUID.fromString("3f0c6a52-6d0e-4f0b-9a2b-0c8f7d1e5a44");
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
    private static final String BODY = "{\"id\":\"x\",\"type\":\"webhook.test\",\"data\":{}}";

    private final HookSecret secret = HookSecret.fresh();
    private final HookSecret other = HookSecret.fresh();

    @TempDir
    Path folder;

    @Test
    void thePythonThatIsDocumentedTakesOursAndRefusesForgeries() throws IOException, InterruptedException {
        assumeTrue(exists("python3"), "no python3 here");
        String now = Long.toString(NOW.getEpochSecond());
        String good = signature(secret, ID, NOW, BODY);
        var script = new StringBuilder(block("python")).append("\nresults = []\n");
        var wanted = new ArrayList<String>();
        check(script, wanted, "True", good, now, ID.toString(), BODY, 0);
        check(script, wanted, "False", good, now, ID.toString(), BODY, 0);
        script.append("seen.clear()\n");
        check(script, wanted, "False", signature(other, ID, NOW, BODY), now, ID.toString(), BODY, 0);
        check(script, wanted, "False", good, now, ID.toString(), BODY.replace("test", "tesu"), 0);
        check(script, wanted, "False", good, now, UUID.randomUUID().toString(), BODY, 0);
        check(script, wanted, "False", good, now, ID.toString(), BODY, 301);
        check(script, wanted, "False", good, now, ID.toString(), BODY, -301);
        check(script, wanted, "False", good, Long.toString(NOW.getEpochSecond() + 1), ID.toString(), BODY, 0);
        check(script, wanted, "False", "", now, ID.toString(), BODY, 0);
        check(script, wanted, "False", good, "soon", ID.toString(), BODY, 0);
        check(script, wanted, "False", good.replaceFirst("v1,", "v1a,"), now, ID.toString(), BODY, 0);
        script.append("results.append(verified(secret, {}, b''))\n");
        wanted.add("False");
        String both = HookSecret.signatures(List.of(other, secret), ID, NOW, BODY.getBytes(StandardCharsets.UTF_8));
        check(script, wanted, "True", both, now, ID.toString(), BODY, 200);
        script.append("print(results)\n");
        assertThat(run("python3", "-c", "secret = '" + secret.text() + "'\n" + script))
                .isEqualTo("0 [" + String.join(", ", wanted) + "]");
    }

    @Test
    void theShellThatIsDocumentedTellsOursFromAnothers() throws IOException, InterruptedException {
        assumeTrue(exists("openssl") && exists("bash"), "no openssl here");
        Files.writeString(folder.resolve("body"), BODY);
        assertThat(shell(signature(secret, ID, NOW, BODY))).isEqualTo("0 from Anydoor");
        assertThat(shell(HookSecret.signatures(List.of(other, secret), ID, NOW, BODY.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("0 from Anydoor");
        assertThat(shell(signature(other, ID, NOW, BODY))).isEqualTo("1 not from Anydoor");
        assertThat(shell(signature(secret, ID, NOW, BODY + " "))).isEqualTo("1 not from Anydoor");
    }

    private static void check(
            StringBuilder script,
            List<String> wanted,
            String outcome,
            String signature,
            String at,
            String id,
            String body,
            int later) {
        wanted.add(outcome);
        script.append("""
                results.append(verified(secret, {'webhook-id': '%s', 'webhook-timestamp': '%s', 'webhook-signature': '%s'}, b'%s', %d))
                """.formatted(id, at, signature, body, NOW.getEpochSecond() + later));
    }

    private static String signature(HookSecret by, UUID id, Instant at, String body) {
        return HookSecret.signatures(List.of(by), id, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private String shell(String signature) throws IOException, InterruptedException {
        return run(
                "bash",
                "-c",
                "WEBHOOK_SECRET='%s' WEBHOOK_ID='%s' WEBHOOK_TIMESTAMP='%d' WEBHOOK_SIGNATURE='%s'\n%s"
                        .formatted(secret.text(), ID, NOW.getEpochSecond(), signature, block("bash")));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return run.exitValue() + " " + said;
    }

    private static String block(String language) throws IOException {
        var found = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```").matcher(Files.readString(PAGE));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static boolean exists(String program) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }
}
