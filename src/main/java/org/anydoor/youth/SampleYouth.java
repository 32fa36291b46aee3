package org.anydoor.youth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.stereotype.Component;

/** Fictional young people of every gender and origin, as several agencies know them, each in its own record. */
@Component
class SampleYouth implements SampleChapter {
    private record Known(
            String called, String given, String surname, Gender gender, String pronouns, String language) {}

    private static final List<Known> PEOPLE = List.of(
            new Known("Jay", "Jayden", "Merrill", Gender.BOY, "he", "en"),
                    new Known("Mai", "Mai Nhia", "Vang", Gender.GIRL, "she", "hmn"),
            new Known("Tou", "Tou Ger", "Xiong", Gender.BOY, "he", "hmn"),
                    new Known("Pa Nhia", "Pa Nhia", "Lor", Gender.GIRL, "she", "hmn"),
            new Known("Hodan", "Hodan", "Abdi Warsame", Gender.GIRL, "she", "so"),
                    new Known("Liban", "Liban", "Yusuf Farah", Gender.BOY, "he", "so"),
            new Known("Ifrah", "Ifrah", "Ali Nur", Gender.GIRL, "she", "so"),
                    new Known("Luz", "Luz María", "Ortega", Gender.GIRL, "she", "es"),
            new Known("Mateo", "Mateo", "Salazar Ruiz", Gender.BOY, "he", "es"),
                    new Known("Xiomara", "Xiomara", "Peña", Gender.GIRL, "she", "es"),
            new Known("Aiyana", "Aiyana", "Whitebird", Gender.GIRL, "she", "en"),
                    new Known("Dakota", "Dakota", "Littlewolf", Gender.BOY, "he", "en"),
            new Known("Skye", "Skyler", "Redcloud", Gender.NON_BINARY, "they", "en"),
                    new Known("Wren", "Wren", "Halvorsen", Gender.NON_BINARY, "they", "en"),
            new Known("Angel", "Angela", "Brooks", Gender.GIRL, "she", "en"),
                    new Known("Trey", "Treyvon", "Baptiste", Gender.BOY, "he", "en"),
            new Known("Destiny", "Destiny", "Freeman", Gender.GIRL, "she", "en"),
                    new Known("Tyler", "Tyler", "Sorensen", Gender.BOY, "he", "en"),
            new Known("Koko", "Kolette", "Moreau", Gender.ANOTHER, "she", "en"),
                    new Known("Sage", "Sage", "Lindgren", Gender.NON_BINARY, "they", "en"));

    private final Records records;

    SampleYouth(Records records) {
        this.records = records;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void write(SampleTown town) {
        for (String kind : List.of("intake", "child-protection", "police")) {
            SampleTown.Agency agency = town.the(kind);
            town.actFor(agency.id());
            for (Known it : PEOPLE) {
                if (kind.equals("intake") || town.in100(55)) {
                    Instant at = town.ago(Duration.ofDays(900));
                    records.add(
                            new YouthId(town.key()),
                            agency.id(),
                            details(town, it, at),
                            at,
                            agency.people().getFirst().id());
                }
            }
        }
    }

    private static YouthDetails details(SampleTown town, Known it, Instant at) {
        LocalDate said = LocalDate.ofInstant(at, ZoneOffset.UTC);
        int age = 12 + town.upTo(6);
        boolean born = town.in100(45);
        return new YouthDetails(
                it.called(),
                it.given(),
                it.surname(),
                it.pronouns(),
                town.in100(30) ? "school and us; not at home" : null,
                it.gender(),
                born ? said.minusYears(age).minusDays(town.upTo(360)) : null,
                born ? null : GivenAge.about(age, 1, said),
                it.language(),
                town.in100(25) ? Set.of(SafetyFlag.PHONE_SEEN) : Set.of());
    }
}
