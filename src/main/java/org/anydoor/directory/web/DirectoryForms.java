package org.anydoor.directory.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.directory.HelpService;
import org.anydoor.directory.Need;
import org.anydoor.directory.Organisation;
import org.anydoor.directory.ServiceDetails;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** What an administrator types into the directory. */
final class DirectoryForms {
    private DirectoryForms() {}

    record OrganisationForm(
            @NotBlank(message = "directory.form.name.missing") @Size(max = 160)
            String name,

            @Size(max = 1000) @Nullable String about,
            @Size(max = 40) @Nullable String phone,
            @Nullable String agency,
            @Nullable String version) {

        static void fill(Form form, Organisation it) {
            form.fill("name", it.name())
                    .fill("about", it.about())
                    .fill("phone", it.phone())
                    .fill("version", it.version());
            AgencyId agency = it.agency();
            form.fill("agency", agency == null ? null : agency.value());
        }

        @Nullable
        AgencyId agencyId() {
            try {
                return agency == null || agency.isEmpty() ? null : new AgencyId(UUID.fromString(agency));
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }
    }

    record ServiceForm(
            @NotBlank(message = "directory.form.name.missing") @Size(max = 160)
            String name,

            @NotBlank(message = "directory.form.need.missing")
            String need,

            @Size(max = 1000) @Nullable String about,
            @Nullable String minAge,
            @Nullable String maxAge,
            @Nullable List<String> languages,
            @Nullable String answerHours,
            @Nullable String active,
            @Nullable String version) {

        static void fill(Form form, HelpService it) {
            ServiceDetails details = it.details();
            form.fill("name", details.name())
                    .fill("need", Db.word(details.need()))
                    .fill("about", details.about())
                    .fill("minAge", details.minAge())
                    .fill("maxAge", details.maxAge())
                    .fillAll("languages", details.languages())
                    .fill("answerHours", details.answerHours())
                    .fill("active", details.active() ? "yes" : null)
                    .fill("version", it.version());
        }

        Optional<ServiceDetails> details(Form form) {
            Integer from = number(form, "minAge", minAge, 0, 24);
            Integer to = number(form, "maxAge", maxAge, 0, 99);
            Integer hours = number(form, "answerHours", answerHours, 1, 720);
            Optional<Need> chosen = Stream.of(Need.values())
                    .filter(it -> Db.word(it).equals(need))
                    .findFirst();
            if (form.isWrong() || chosen.isEmpty()) {
                return Optional.empty();
            }
            List<String> spoken = languages == null ? List.of() : languages;
            return Optional.of(new ServiceDetails(
                    Typed.line(name),
                    chosen.get(),
                    about == null ? "" : Typed.text(about).strip(),
                    from,
                    to,
                    FindPages.LANGUAGES.stream().filter(spoken::contains).toList(),
                    hours == null ? 24 : hours,
                    "yes".equals(active)));
        }

        private static @Nullable Integer number(Form form, String field, @Nullable String typed, int least, int most) {
            String text = Typed.line(typed);
            if (text.isEmpty()) {
                return null;
            }
            if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.valueOf(text);
            }
            form.refuse(field, "directory.form.number", least, most);
            return null;
        }
    }

    static int version(@Nullable String sent) {
        return sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : 0;
    }
}
