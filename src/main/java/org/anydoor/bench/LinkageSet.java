package org.anydoor.bench;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A set with known truth: its files, what its columns hold, and how the person is told from an id or a column.
 *
 * @param right null if doubles are sought in one file
 * @param truth the column that names the person
 * @param person what of that column names them
 */
record LinkageSet(
        String name,
        String left,
        @Nullable String right,
        String id,
        Map<String, String> columns,
        String truth,
        UnaryOperator<String> person,
        String aims) {

    private static final Map<String, String> FEBRL = Map.of(
            "given_name", "given_name",
            "surname", "surname",
            "street_number", "house_number",
            "address_1", "address",
            "address_2", "address",
            "suburb", "place",
            "postcode", "postcode",
            "state", "category",
            "date_of_birth", "birth_date");

    static LinkageSet[] all() {
        UnaryOperator<String> number = id -> id.split("-")[1];
        return new LinkageSet[] {
            new LinkageSet(
                    "FEBRL4 without soc_sec_id",
                    "febrl/dataset4a.csv",
                    "febrl/dataset4b.csv",
                    "rec_id",
                    FEBRL,
                    "rec_id",
                    number,
                    "pairs F1 at least 0.998 at 0.5, at most 2 s"),
            new LinkageSet(
                    "FEBRL3",
                    "febrl/dataset3.csv",
                    null,
                    "rec_id",
                    FEBRL,
                    "rec_id",
                    number,
                    "pairs F1 at least 0.998, clusters 0.999"),
            new LinkageSet(
                    "historical_50k",
                    "historical_50k.csv",
                    null,
                    "unique_id",
                    Map.of(
                            "full_name",
                            "name",
                            "dob",
                            "birth_date",
                            "birth_place",
                            "place",
                            "postcode_fake",
                            "postcode",
                            "gender",
                            "gender",
                            "occupation",
                            "category"),
                    "cluster",
                    UnaryOperator.identity(),
                    "clusters F1 at least 0.90, blocking recall 0.95, at most 10 s"),
        };
    }

    /** The configuration for {@code ./anydoor link}; nothing in it but columns and their types. */
    String config() {
        StringBuilder json = new StringBuilder("{ \"id\": \"" + id + "\", \"columns\": {");
        columns.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> json.append(" \"")
                        .append(it.getKey())
                        .append("\": \"")
                        .append(it.getValue())
                        .append("\","));
        json.setLength(json.length() - 1);
        return json.append(" } }\n").toString();
    }
}
