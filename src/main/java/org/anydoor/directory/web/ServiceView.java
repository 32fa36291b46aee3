package org.anydoor.directory.web;

import java.util.stream.Collectors;
import org.anydoor.directory.HelpService;
import org.anydoor.directory.ServiceDetails;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;

/** A service as anybody reads it. */
public record ServiceView(
        String id,
        String name,
        String organisation,
        String need,
        String about,
        String ages,
        String languages,
        String phone,
        String dials,
        String checked,
        boolean active) {

    static ServiceView of(HelpService it, Text text) {
        ServiceDetails details = it.details();
        String phone =
                it.organisation().phone() == null ? "" : it.organisation().phone();
        return new ServiceView(
                it.id().value().toString(),
                details.name(),
                it.organisation().name(),
                text.t("directory.need." + Db.word(details.need())),
                details.about(),
                ages(details, text),
                details.languages().stream()
                        .map(tag -> text.has("directory.language." + tag) ? text.t("directory.language." + tag) : tag)
                        .collect(Collectors.joining(", ")),
                phone,
                phone.replaceAll("[^0-9+]", ""),
                text.day(it.verifiedOn()),
                details.active());
    }

    private static String ages(ServiceDetails it, Text text) {
        Integer min = it.minAge();
        Integer max = it.maxAge();
        if (min != null && max != null) {
            return text.t("directory.find.ages", min, max);
        }
        if (min != null) {
            return text.t("directory.find.ages-from", min);
        }
        return max == null ? "" : text.t("directory.find.ages-to", max);
    }
}
