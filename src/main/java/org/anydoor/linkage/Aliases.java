package org.anydoor.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which names one person goes by in turn, such as Robert and Bob, Francisco and Pancho, Mohamed and Maxamed. */
final class Aliases {

    private static final int[] NONE = {};
    private static final Aliases KNOWN = read();

    private final Map<String, int[]> groups = new HashMap<>();

    private Aliases() {}

    /** The groups in which a name stands. */
    static int[] of(String name) {
        return KNOWN.groups.getOrDefault(name, NONE);
    }

    static boolean shared(int[] left, int[] right) {
        for (int a : left) {
            for (int b : right) {
                if (a == b) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Aliases read() {
        Aliases aliases = new Aliases();
        try (InputStream stream = Objects.requireNonNull(Aliases.class.getResourceAsStream("aliases.txt"));
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            int[] number = {0};
            lines.lines()
                    .filter(it -> !it.startsWith("#") && !it.isBlank())
                    .forEach(it -> aliases.add(it, number[0]++));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return aliases;
    }

    private void add(String line, int group) {
        for (String name : line.split(" ")) {
            int[] before = groups.getOrDefault(name, NONE);
            int[] with = Arrays.copyOf(before, before.length + 1);
            with[before.length] = group;
            groups.put(name, with);
        }
    }
}
