package org.anydoor.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anydoor.platform.sample.SampleTown;

/**
 * How often the sample's concerns come through a door, who sends them there, and how often the law makes the sender report.
 *
 * @param weight its share among all doors
 * @param from the kind of agency whose people use it, and {@code role} what they are there; empty at a public door
 * @param duty of a hundred senders, those who say that they must report (Minn. Stat. 260E.06)
 */
record SampleDoors(String key, int weight, String from, String role, int duty) {
    private static final List<SampleDoors> ALL = List.of(
            new SampleDoors("public", 8, "", "", 0),
            new SampleDoors("young-person", 2, "", "", 0),
            new SampleDoors("operator", 3, "city-311", "operator", 0),
            new SampleDoors("patrol", 4, "police", "officer", 0),
            new SampleDoors("school", 5, "school", "staff", 70),
            new SampleDoors("hotel", 2, "", "", 0),
            new SampleDoors("clinic", 2, "clinic", "staff", 80),
            new SampleDoors("hospital", 2, "hospital", "staff", 85),
            new SampleDoors("outreach", 2, "street-outreach", "staff", 40),
            new SampleDoors("placement", 2, "placement", "staff", 75),
            new SampleDoors("child-protection", 1, "child-protection", "protection-worker", 0),
            new SampleDoors("licensing", 1, "licensing", "staff", 0));

    private static final List<SampleDoors> WEIGHED = ALL.stream()
            .flatMap(it -> IntStream.range(0, it.weight()).mapToObj(n -> it))
            .toList();

    static SampleDoors any(SampleTown town) {
        return town.oneOf(WEIGHED);
    }

    /** The kinds of agency that own a door. */
    static List<String> ownerKinds() {
        return List.of("intake", "police", "child-protection");
    }

    static boolean isPublic(String key) {
        return of(key).from().isEmpty();
    }

    static SampleDoors of(String key) {
        return ALL.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }

    /** The agency whose people send through this door, if it is one for staff. */
    Optional<SampleTown.Agency> sender(SampleTown town) {
        return from.isEmpty() ? Optional.empty() : Optional.of(town.the(from));
    }

    /** One of its people who does this work. */
    SampleTown.Worker worker(SampleTown town, SampleTown.Agency agency) {
        Stream<SampleTown.Worker> able =
                agency.people().stream().filter(it -> it.roles().contains(role));
        return town.oneOf(able.toList());
    }
}
