package org.anydoor.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One route of the program and a request that is valid for it: {@code GET /app/youth/{id} youth called=Sky}. */
record Route(String method, String pattern, String group, Map<String, String> fields) {
    /** Groups of things that exist for some callers and not for others. */
    static final List<String> HIDDEN = List.of("work", "youth", "referral", "concern");

    private static final Path TABLE = Path.of("src/test/resources/routes.txt");

    static List<Route> all() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .map(Route::of)
                .toList();
    }

    private static Route of(String line) {
        String[] words = line.split(" ", 4);
        var fields = new LinkedHashMap<String, String>();
        if (words.length == 4) {
            for (String field : words[3].split("&")) {
                fields.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
            }
        }
        return new Route(words[0], words[1], words[2], fields);
    }

    String name() {
        return method + " " + pattern;
    }

    boolean isStaff() {
        return !group.equals("public") && !group.equals("open");
    }

    /** Whether it changes what may be hidden, or carries words about people: then its request must be taken. */
    boolean isDeedAboutPeople() {
        return !reads() && (HIDDEN.contains(group) || fields.values().stream().anyMatch(it -> it.startsWith("Qx")));
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** The path with this id in it. */
    String path(String id) {
        String path = pattern.replace("{id}", id);
        for (var field : fields.entrySet()) {
            path = path.replaceAll("\\{" + field.getKey() + "(:[^}]*)?}", field.getValue());
        }
        return path + (reads() && fields.containsKey("as") ? "?as=" + fields.get("as") : "");
    }
}
