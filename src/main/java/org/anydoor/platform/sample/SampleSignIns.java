package org.anydoor.platform.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The sign-ins of a sample community, in one file of the data folder that only its owner can read. */
@Component
public class SampleSignIns {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path file;

    SampleSignIns(@Value("${anydoor.home}") Path home) {
        this.file = fileIn(home);
    }

    /** One line of the file; the secret is the second factor's, in base 32. */
    public record SignIn(
            String username, String password, String totpSecret, String name, String agency, String roles) {}

    /** Where the file lies in a data folder. */
    public static Path fileIn(Path home) {
        return home.resolve("sample-sign-ins.tsv");
    }

    /** Reads the sign-ins of a data folder; empty where it holds no sample community. */
    public static Optional<List<SignIn>> read(Path home) {
        if (!Files.exists(fileIn(home))) {
            return Optional.empty();
        }
        try (var lines = Files.lines(fileIn(home))) {
            return Optional.of(lines.filter(it -> !it.startsWith("#"))
                    .map(it -> it.split("\t", -1))
                    .map(it -> new SignIn(it[0], it[1], it[2], it[3], it[4], it[5]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line of comment for the reader of the file, such as a receipt code to try. */
    public void remark(String words) {
        append(List.of("# " + words));
    }

    void keep(List<SignIn> signIns) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        append(
                List.of(
                        "# sign-in name, password, second factor's secret, name, agency, roles; fictional people of a sample community"));
        append(signIns.stream()
                .map(it -> String.join(
                        "\t", it.username(), it.password(), it.totpSecret(), it.name(), it.agency(), it.roles()))
                .toList());
    }

    private void append(List<String> lines) {
        try {
            Files.write(file, lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twenty letters by chance, as somebody may type them. */
    public static String randomPassword(SecureRandom random) {
        return IntStream.range(0, 4)
                .mapToObj(group -> IntStream.range(0, 5)
                        .mapToObj(at -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
