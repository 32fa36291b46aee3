package org.anydoor.intake.api;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Door;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Interpreter;
import org.anydoor.intake.MandatedReport;
import org.anydoor.intake.Reporter;
import org.anydoor.platform.api.web.Refusal;
import org.anydoor.platform.i18n.Language;
import org.anydoor.prevention.Signs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes the same arrival out of a program's words as the form makes out of a person's, by the same limits. */
@Component
class ArrivalReader {
    private static final List<String> RELATIONS = List.of("family", "friend", "neighbor", "work", "stranger", "other");
    private static final List<String> GENDERS = List.of("girl", "boy", "other", "unknown");
    private static final List<String> LANGUAGES = List.of("en", "es", "hmn", "so");

    private final Signs signs;
    private final Clock clock;

    ArrivalReader(Signs signs, Clock clock) {
        this.signs = signs;
        this.clock = clock;
    }

    Arrival read(NewConcern said, Door door) {
        Reading reading = new Reading(clock);
        String language = reading.word("language", said.language(), LANGUAGES);
        if (said.danger() == null) {
            reading.refuse("danger", "This is needed: now, not-now or unknown.");
        }
        List<String> known =
                signs.ofSet(door.signSet()).stream().map(Signs.Offered::key).toList();
        Arrival arrival = new Arrival(
                door.key(),
                Language.find(language == null ? "en" : language).orElse(Language.EN),
                Objects.requireNonNullElse(reading.constant("danger", said.danger(), Danger.class), Danger.UNKNOWN),
                reading.constant("harm", said.harm(), Harm.class),
                reading.needed("what", said.what(), 10_000),
                reading.words("signs", said.signs(), known),
                whom(said.youngPerson(), reading),
                reading.line("place", said.place(), 500),
                null,
                reading.line("when", said.when(), 300),
                Objects.requireNonNullElse(
                        reading.constant("interpreter", said.interpreter(), Interpreter.class), Interpreter.NONE),
                false,
                reading.line("reference", said.reference(), 60),
                reporter(said.sender(), reading),
                null,
                mandated(said.ownReport(), reading));
        if (!reading.wrong().isEmpty()) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Nothing was taken. Mend these fields.", reading.wrong());
        }
        return arrival;
    }

    private static Arrival.Whom whom(NewConcern.@Nullable YoungPerson said, Reading reading) {
        return said == null
                ? Arrival.Whom.UNKNOWN
                : new Arrival.Whom(
                        reading.line("youngPerson.called", said.called(), 200),
                        reading.line("youngPerson.age", said.age(), 60),
                        reading.word("youngPerson.gender", said.gender(), GENDERS),
                        reading.text("youngPerson.look", said.look(), 2_000));
    }

    private static @Nullable Reporter reporter(NewConcern.@Nullable Sender said, Reading reading) {
        return said == null
                ? null
                : new Reporter(
                        reading.line("sender.name", said.name(), 200),
                        reading.word("sender.relation", said.relation(), RELATIONS),
                        reading.line("sender.phone", said.phone(), 300),
                        reading.line("sender.email", said.email(), 300),
                        reading.line("sender.organisation", said.organisation(), 300),
                        Boolean.TRUE.equals(said.mayContact()));
    }

    private static @Nullable MandatedReport mandated(NewConcern.@Nullable OwnReport said, Reading reading) {
        if (said == null) {
            return null;
        }
        Instant learned = reading.moment("ownReport.learnedAt", said.learnedAt());
        if (said.learnedAt() == null) {
            reading.refuse("ownReport.learnedAt", "This is needed: the hours of Minn. Stat. 260E.09 run from it.");
        }
        Instant told = reading.moment("ownReport.toldAt", said.toldAt());
        String whom = reading.line("ownReport.toldWhom", said.toldWhom(), 300);
        return new MandatedReport(learned == null ? Instant.EPOCH : learned, told, whom);
    }
}
