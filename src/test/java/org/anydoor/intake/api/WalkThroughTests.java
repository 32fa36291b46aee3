package org.anydoor.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner who types what the walk-through says gets what it says. */
@AnydoorTest
class WalkThroughTests {
    private static final Path PAGE = Path.of("docs/howto/send-a-concern-by-api.md");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```");

    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Test
    void theDocumentedCommandsSendAConcernAndRereadIt() throws IOException, InterruptedException {
        Partner partner = Partner.of(port, clients);
        String script = COMMANDS.matcher(Files.readString(PAGE))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.joining("\n", "set -euo pipefail\n", ""));
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        bash.environment().put("ANYDOOR", "http://localhost:" + port);
        bash.environment().put("CLIENT_ID", partner.id().toString());
        bash.environment().put("CLIENT_SECRET", partner.secret());
        Process run = bash.start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(said).isZero();
        assertThat(said).contains("\"readBy\":", "\"stage\":\"new\"", "\"reference\":\"CASE-7\"");
    }
}
