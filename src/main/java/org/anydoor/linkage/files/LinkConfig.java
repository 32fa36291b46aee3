package org.anydoor.linkage.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anydoor.linkage.Field;
import org.anydoor.linkage.FieldType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which column holds the id, what the others tell of a person, and from which probability on a pair is written. */
record LinkConfig(
        String id,
        String rightId,
        List<Named> columns,
        double least,
        @Nullable String asOf) {

    private static final double LEAST = 0.001;
    private static final Set<String> KNOWN =
            Set.of("id", "right_id", "columns", "right_columns", "least_probability", "as_of");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    /** A field, and what its column is called in the right file. */
    record Named(Field field, String right) {}

    static LinkConfig read(Path path) {
        try {
            JsonNode root = JSON.readTree(Files.readString(path));
            if (!root.isObject()) {
                throw new BadFile(path + ": expected an object { \"id\": …, \"columns\": { … } }.");
            }
            return of(path, root);
        } catch (JacksonException e) {
            throw new BadFile("%s, line %d, column %d: this is not JSON: %s"
                    .formatted(
                            path, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadFile(path + " cannot be read: give the path of a configuration that this user may read.", e);
        }
    }

    private static LinkConfig of(Path path, JsonNode root) {
        Set<String> unknown = new TreeSet<>(root.propertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new BadFile(path + ": unknown " + unknown + "; known are " + new TreeSet<>(KNOWN) + ".");
        }
        String id = text(path, root, "id");
        JsonNode columns = root.path("columns");
        if (!columns.isObject() || columns.isEmpty()) {
            throw new BadFile(
                    path + ": \"columns\" must map at least one column to a field type, one of " + types() + ".");
        }
        List<Named> named = new ArrayList<>();
        for (String column : columns.propertyNames()) {
            Field field = new Field(column, type(path, column, columns.get(column)));
            named.add(new Named(field, root.path("right_columns").path(column).asString(column)));
        }
        double least = root.path("least_probability").asDouble(LEAST);
        if (!(least >= 0 && least <= 1)) {
            throw new BadFile(path + ": \"least_probability\" must be a number from 0 to 1.");
        }
        String rightId = root.has("right_id") ? text(path, root, "right_id") : id;
        return new LinkConfig(id, rightId, named, least, day(path, root));
    }

    private static String text(Path path, JsonNode root, String name) {
        JsonNode node = root.path(name);
        if (!node.isString() || node.asString().isBlank()) {
            throw new BadFile(path + ": \"" + name + "\" must name the column that tells one record from another.");
        }
        return node.asString().strip();
    }

    private static @Nullable String day(Path path, JsonNode root) {
        if (!root.has("as_of")) {
            return null;
        }
        try {
            return LocalDate.parse(root.path("as_of").asString()).toString();
        } catch (DateTimeException e) {
            throw new BadFile(path + ": \"as_of\" must be the day on which ages were stated, as in \"2026-11-23\".", e);
        }
    }

    private static FieldType type(Path path, String column, JsonNode node) {
        String asked = node.isString() ? node.asString().strip().toLowerCase(Locale.ROOT) : "";
        return Arrays.stream(FieldType.values())
                .filter(it -> it.key().equals(asked))
                .findFirst()
                .orElseThrow(() -> new BadFile("%s: column \"%s\" has the type %s, expected one of %s."
                        .formatted(path, column, node, types())));
    }

    static String types() {
        return Arrays.stream(FieldType.values()).map(FieldType::key).collect(Collectors.joining(", "));
    }

    List<Field> fields() {
        return columns.stream().map(Named::field).toList();
    }
}
