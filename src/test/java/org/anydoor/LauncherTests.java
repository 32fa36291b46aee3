package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.home.DataHome;
import org.anydoor.platform.launch.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal reads when a start cannot go on: one sentence that says what to do. */
class LauncherTests {

    private record Said(int status, String text) {
        void isOneSentence(String... parts) {
            assertThat(status).isEqualTo(1);
            assertThat(text.strip().lines()).hasSize(1);
            assertThat(text).contains(parts).doesNotContain("Exception").endsWith(".\n");
        }

        void lastLineIs(String sentence) {
            assertThat(status).isEqualTo(1);
            assertThat(text.strip().lines().toList().getLast()).isEqualTo(sentence);
        }
    }

    @TempDir
    Path folder;

    @Test
    void helpListsEveryCommand() throws Exception {
        Said help = script(Map.of(), "help");
        assertThat(help.status()).isZero();
        assertThat(help.text()).contains("  run ", "  test ", "  help ");
        for (Command command : Anydoor.commands()) {
            assertThat(help.text()).contains("  " + (command.name() + " " + command.parameters()).strip() + " ");
        }
    }

    @Test
    void aWrongJdkIsToldInOneSentence() throws Exception {
        Path old = folder.resolve("jdk");
        Files.createDirectories(old.resolve("bin"));
        program(old.resolve("bin/javac"), "exit 0");
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        script(Map.of("JAVA_HOME", old.toString(), "ANYDOOR_JDKS", "/nowhere"), "run")
                .isOneSentence("JDK of version 25", "JAVA_HOME");
    }

    @Test
    void aMissingMavenIsToldInOneSentenceWhereItCannotBeInstalled() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String needed : List.of("dirname", "sed", "find", "sort", "sha256sum", "mkdir", "bash", "grep", "tail")) {
            program(bin.resolve(needed), "exec /usr/bin/" + needed + " \"$@\"");
        }
        Path copy = copyOfTheScript();
        run(Map.of("PATH", bin.toString(), "JAVA_HOME", System.getProperty("java.home")), copy.toString(), "run")
                .lastLineIs("Anydoor needs maven: install it (on Debian and Ubuntu: sudo apt-get install maven)"
                        + " and start again.");
    }

    @Test
    void aBuildOnAFullDiskIsToldInOneSentence() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        program(bin.resolve("mvn"), "echo 'java.io.IOException: No space left on device'; exit 1");
        Path copy = copyOfTheScript();
        run(
                        Map.of("PATH", bin + ":/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home")),
                        copy.toString(),
                        "run")
                .lastLineIs("The disk that holds " + copy.getParent() + " is full: free 1 GB there and start again.");
    }

    @Test
    void aSecondStartOnTheSameFolderIsToldInOneSentence() throws Exception {
        try (DataHome held = DataHome.open(folder.resolve("data"))) {
            program("run", "--data", held.path().toString(), "--port", freePort())
                    .isOneSentence("already runs on the data folder", "--data DIR");
        }
    }

    @Test
    void aPortInUseIsToldInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            program("run", "--data", folder.resolve("data").toString(), "--port", port)
                    .isOneSentence("Port " + port, "--port N");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aFullDiskIsToldInOneSentence() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(
                run(Map.of(), "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString())
                                .status()
                        == 0,
                "mounting a size-limited folder needs root");
        try {
            program("run", "--data", small.resolve("data").toString(), "--port", freePort())
                    .isOneSentence("is full", "free at least 256 MB", "--data DIR");
        } finally {
            run(Map.of(), "umount", small.toString());
        }
    }

    @Test
    void listeningBeyondThisMachineNeedsEncryption() throws Exception {
        Map<String, String> settings = Map.of("ANYDOOR_SAMPLE", "off", "ANYDOOR_ADDRESS", "0.0.0.0");
        program(settings, "run", "--data", folder.resolve("data").toString(), "--port", freePort())
                .isOneSentence("needs encryption", "anydoor.tls.certificate", "anydoor.proxies");
    }

    @Test
    void theSampleCommunityStaysOnThisMachine() throws Exception {
        Map<String, String> settings = Map.of("ANYDOOR_ADDRESS", "0.0.0.0", "ANYDOOR_PROXIES", "127.0.0.1");
        program(settings, "run", "--data", folder.resolve("data").toString(), "--port", freePort())
                .isOneSentence("sample community is for this machine only", "ANYDOOR_SAMPLE=off");
    }

    @Test
    void anUnknownCommandIsToldInOneSentence() throws Exception {
        program("dance", "--data", folder.toString()).isOneSentence("no command \"dance\"", "./anydoor help");
    }

    @Test
    void theSettingsFileOfTheDataFolderIsRead() throws Exception {
        Files.writeString(folder.resolve("anydoor.properties"), "anydoor.port = many\n");
        program("run", "--data", folder.toString()).isOneSentence("\"many\"", "--port");
    }

    private Said script(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of("anydoor").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(environment, command.toArray(String[]::new));
    }

    private Path copyOfTheScript() throws IOException {
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve("src/main"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        return Files.copy(Path.of("anydoor"), project.resolve("anydoor"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** The program itself in a JVM of its own, before Spring has any part. */
    private Said program(String... arguments) throws Exception {
        return program(Map.of(), arguments);
    }

    private Said program(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Anydoor.class.getName()));
        command.addAll(List.of(arguments));
        return run(environment, command.toArray(String[]::new));
    }

    private Said run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ANYDOOR_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Said(status, Files.readString(output, StandardCharsets.UTF_8));
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(any.getLocalPort());
        }
    }
}
