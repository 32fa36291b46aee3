package org.anydoor.linkage.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.FieldType;
import org.jspecify.annotations.Nullable;

/** The records of one file, in the order of the configuration's columns. */
final class Records {

    private Records() {}

    static List<Entry> read(Path path, LinkConfig config, boolean right) {
        CsvFile file = new CsvFile(path);
        int id = place(path, file, right ? config.rightId() : config.id());
        int[] places = config.columns().stream()
                .mapToInt(
                        it -> place(path, file, right ? it.right() : it.field().name()))
                .toArray();
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        file.records((line, values) -> {
            String name = values.get(id);
            if (name.isEmpty()) {
                throw new BadFile("%s, line %d, column \"%s\": the id is empty."
                        .formatted(path, line, file.header().get(id)));
            }
            Integer before = lines.putIfAbsent(name, line);
            if (before != null) {
                throw new BadFile(
                        "%s, line %d, column \"%s\": this id stood on line %d already; each record needs its own."
                                .formatted(path, line, file.header().get(id), before));
            }
            entries.add(new Entry(name, chosen(values, places, config)));
        });
        return entries;
    }

    private static int place(Path path, CsvFile file, String column) {
        int place = file.header().indexOf(column);
        if (place < 0) {
            throw new BadFile("%s, line 1: expected a column \"%s\"; there are %s."
                    .formatted(path, column, String.join(", ", file.header())));
        }
        return place;
    }

    private static List<@Nullable String> chosen(List<String> values, int[] places, LinkConfig config) {
        List<@Nullable String> chosen = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            String value = values.get(places[i]);
            boolean age = config.columns().get(i).field().type() == FieldType.BIRTH_DATE
                    && config.asOf() != null
                    && value.length() <= 12
                    && value.matches("(?i)(about |~ ?|age )?\\d{1,2}( ?(±|\\+-) ?\\d{1,2})?");
            chosen.add(value.isEmpty() ? null : age ? value + " @ " + config.asOf() : value);
        }
        return chosen;
    }
}
