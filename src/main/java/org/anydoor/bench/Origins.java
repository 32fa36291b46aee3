package org.anydoor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Name lists of the invented children, by origin of name; the first family names of a list are drawn the oftenest. */
final class Origins {

    static final List<String> ALL = List.of("Hmong", "Somali", "Latino", "Anglo", "Native");

    private final Map<String, List<String>> names = new HashMap<>();

    static Origins read() throws IOException {
        Origins origins = new Origins();
        try (var stream = Objects.requireNonNull(Origins.class.getResourceAsStream("origins.txt"));
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split(" ", 3))
                    .forEach(it -> origins.names.put(
                            it[0] + " " + it[1],
                            Arrays.stream(it[2].split(" "))
                                    .map(name -> name.replace('|', ' '))
                                    .toList()));
        }
        return origins;
    }

    List<String> of(String origin, String part) {
        return Objects.requireNonNull(names.get(origin + " " + part));
    }
}
