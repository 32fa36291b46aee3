package org.anydoor.youth.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Emergencies.Opening;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.YouthId;

/**
 * An emergency opening as its owner reads it.
 *
 * @param whom what the young person is called, or the record's number for whoever may not know
 * @param seen what was opened, in words
 */
public record OpeningRow(Opening opening, String whom, String youthPath, String seen, String path) {
    static List<OpeningRow> of(List<Opening> openings, Map<YouthId, String> names, Text text) {
        return openings.stream().map(it -> of(it, names, text)).toList();
    }

    private static OpeningRow of(Opening it, Map<YouthId, String> names, Text text) {
        String name = names.get(new YouthId(it.subject()));
        String number = it.subject().toString().substring(24).toUpperCase(Locale.ROOT);
        return new OpeningRow(
                it,
                name == null ? text.t("youth.kept.name", number) : name,
                name == null ? "" : "/app/youth/" + it.subject(),
                it.viewer().categories().stream()
                        .map(category -> text.t("platform.category." + category))
                        .collect(Collectors.joining(", ")),
                "/app/youth/openings/" + it.id());
    }
}
