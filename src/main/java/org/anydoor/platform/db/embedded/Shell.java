package org.anydoor.platform.db.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs one of the server's programs to its end, without the caller's PostgreSQL settings. */
final class Shell {

    static final Path NO_INPUT = Path.of("/dev/null");

    private Shell() {}

    record Outcome(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }

    /** The output goes through a file: a server that outlives its starter would keep a pipe open for ever. */
    static Outcome run(List<String> command, Path workingFolder, Path input) throws IOException {
        Path output = Files.createTempFile("anydoor", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingFolder.toFile())
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            int code = builder.start().waitFor();
            return new Outcome(code, Files.readString(output, StandardCharsets.ISO_8859_1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a server program ran");
        } finally {
            Files.delete(output);
        }
    }
}
