package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name as a proof is there: each test class, and each test of it. */
class ProofsTests {
    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)(?:\\.(\\w+?)(…)?)?`");

    @Test
    void eachTestThatADocumentNamesIsThere() throws IOException {
        Map<String, String> tests = texts(Path.of("src/test/java"), ".java")
                .collect(Collectors.toMap(
                        it -> it.getFileName().toString().replace(".java", ""),
                        ProofsTests::read,
                        (one, other) -> one + other));
        var missing = new TreeSet<String>();
        List<Path> documents = Stream.concat(
                        Stream.of("README.md", "SECURITY.md", "CONTRIBUTING.md").map(Path::of),
                        texts(Path.of("docs"), ".md"))
                .toList();
        int named = 0;
        for (Path document : documents) {
            var names = NAMED.matcher(read(document));
            while (names.find()) {
                named++;
                String test = tests.get(names.group(1));
                String method = names.group(2);
                if (test == null
                        || method != null && !test.contains("void " + method + (names.group(3) == null ? "(" : ""))) {
                    missing.add(document + " names " + names.group());
                }
            }
        }
        assertThat(named).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    private static Stream<Path> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(it -> it.toString().endsWith(ending)).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
