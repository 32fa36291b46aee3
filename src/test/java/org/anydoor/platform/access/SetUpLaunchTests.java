package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.Anydoor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program on an empty folder of its own with {@code ANYDOOR_SAMPLE=off}: one link, good once, and then it is somebody's. */
class SetUpLaunchTests {
    private static final Pattern LINK =
            Pattern.compile("once, at: http://localhost:[0-9]+(/app/set-up/[A-Za-z0-9_-]+)");
    private static final Pattern LETTERS = Pattern.compile("<code id=\"letters\">([A-Z2-7 ]+)</code>");
    private static final Pattern OFFERED = Pattern.compile("name=\"offered\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "lantern orbit gravel teapot";

    @TempDir
    Path folder;

    private final List<Process> programs = new ArrayList<>();
    private int port;

    @AfterEach
    void endTheProgram() throws InterruptedException {
        for (Process program : programs) {
            program.destroy();
            program.waitFor();
        }
    }

    @Test
    void theLinkOfAnEmptyDeploymentWorksOnceAndItsAdministratorSignsIn() throws Exception {
        String said = start();
        assertThat(LINK.matcher(said).results().count()).isEqualTo(1);
        assertThat(said).doesNotContain("Sample community");
        String link = first(LINK, said);
        assertThat(new StaffClient(port).get(link + "x").statusCode()).isEqualTo(404);

        var first = new StaffClient(port);
        String page = first.get(link).body();
        String secret = first(LETTERS, page).replace(" ", "");
        Map<String, String> typed = Map.of(
                "agency",
                "North Door",
                "name",
                "Ada Birch",
                "username",
                "ada.birch",
                "password",
                PASSWORD,
                "offered",
                first(OFFERED, page),
                "code",
                StaffClient.codeOf(secret, 0));
        assertThat(first.post(link, typed).body()).containsPattern("<code>\\d{4} \\d{4} \\d{4}</code>");

        assertThat(first.get(link).statusCode()).isEqualTo(404);
        first.get("/app/sign-in");
        assertThat(first.post(link, typed).statusCode()).isEqualTo(404);

        var signedIn = first.signIn("ada.birch", PASSWORD, StaffClient.codeOf(secret, 1));
        assertThat(StaffClient.target(signedIn)).isEqualTo("/app");
        assertThat(first.get("/app/administration").body())
                .contains("Ada Birch", "North Door")
                .doesNotContain("Everybody here is made up");

        endTheProgram();
        assertThat(start()).doesNotContainPattern(LINK);
    }

    /** Starts the program and answers what it had printed when it was ready. */
    private String start() throws IOException {
        port = freePort();
        Path output = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Anydoor.class.getName(),
                        "run",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ANYDOOR_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("ANYDOOR_SAMPLE", "off");
        Process program = builder.start();
        programs.add(program);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !program.isAlive() || Files.readString(output).contains("Anydoor is ready"));
        String said = Files.readString(output);
        assertThat(program.isAlive()).as(said).isTrue();
        return said;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
