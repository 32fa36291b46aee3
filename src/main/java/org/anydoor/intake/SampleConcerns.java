package org.anydoor.intake;

import static org.anydoor.intake.Arrived.Acknowledged;
import static org.anydoor.intake.Arrived.UrgencySays;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.poster.Posters;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Together;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleSignIns;
import org.anydoor.platform.sample.SampleTown;
import org.anydoor.venues.Place;
import org.anydoor.venues.PlaceKind;
import org.anydoor.venues.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Three years of fictional concerns through every door, written by the same statements as real ones. */
@Component
class SampleConcerns implements SampleChapter {
    private static final Duration THREE_YEARS = Duration.ofDays(3 * 365);
    private static final int RECENT_ONES = 72;
    private static final List<Language> LANGUAGES = List.of(
            Language.EN, Language.EN, Language.EN, Language.EN, Language.ES, Language.ES, Language.SO, Language.HMN);

    private final Db db;
    private final Configured configured;
    private final ReceiptCodes codes;
    private final ArrivalRows rows;
    private final DataKeys keys;
    private final SampleHistory history;
    private final Places places;
    private final SampleSignIns signIns;
    private final int size;

    SampleConcerns(
            Db db,
            Configured configured,
            ReceiptCodes codes,
            ArrivalRows rows,
            DataKeys keys,
            SampleHistory history,
            Places places,
            SampleSignIns signIns,
            @Value("${anydoor.sample-concerns:2000}") int size) {
        this.db = db;
        this.configured = configured;
        this.codes = codes;
        this.rows = rows;
        this.keys = keys;
        this.history = history;
        this.places = places;
        this.signIns = signIns;
        this.size = size;
    }

    @Override
    public int order() {
        return 30;
    }

    /** A concern that was written, for the history that follows. */
    record Written(
            ConcernId id,
            SampleTown.Agency owner,
            Arrival arrival,
            Decision decision,
            UrgencySays says,
            Instant received,
            Sealer sealer,
            boolean hasReceipt) {}

    @Override
    public void write(SampleTown town) {
        openDoors(town);
        var told = new ArrayList<Instant>();
        for (int at = 0; at < size - RECENT_ONES; at++) {
            told.add(town.ago(THREE_YEARS).minus(Duration.ofDays(6)));
        }
        for (int at = 0; at < RECENT_ONES; at++) {
            told.add(town.now()
                    .minus(Duration.ofMinutes(3L + Math.round(at * at * 1.5)))
                    .truncatedTo(ChronoUnit.MINUTES));
        }
        told.sort(Comparator.naturalOrder());
        history.write(town, told.stream().map(at -> one(town, at)).toList());
    }

    private void openDoors(SampleTown town) {
        for (String kind : SampleDoors.ownerKinds()) {
            db.sql("update intake.door set owner_agency_id = :agency where owner_kind = :kind")
                    .with("agency", town.the(kind).id())
                    .with("kind", kind)
                    .run();
        }
        configured.forget();
    }

    private Written one(SampleTown town, Instant at) {
        SampleDoors way = SampleDoors.any(town);
        Door door = configured.now().doors().stream()
                .filter(it -> it.key().equals(way.key()))
                .findFirst()
                .orElseThrow();
        SampleTown.Agency owner = owner(town, door);
        town.actFor(owner.id());
        Arrival arrival = arrival(town, way, at);
        ConcernId id = new ConcernId(town.key());
        Age age = Age.parse(arrival.whom().age());
        Decision decision = Decision.by(configured.now().rules(), Arrivals.situation(arrival, age));
        UrgencySays says = says(decision, at);
        ReceiptCode code = door.receipt() ? codes.fresh(arrival.language()) : null;
        Sealer sealer = write(
                town,
                new ArrivalRows.Facts(
                        id,
                        owner.id(),
                        arrival,
                        age,
                        new Acknowledged(id, ShortName.of(id), code, at, says, null),
                        at,
                        at));
        tellCode(town, at, arrival.language(), code);
        return new Written(id, owner, arrival, decision, says, at, sealer, code != null);
    }

    private static SampleTown.Agency owner(SampleTown town, Door door) {
        return town.agencies().stream()
                .filter(it -> it.id().equals(door.owner()))
                .findFirst()
                .orElseThrow();
    }

    private UrgencySays says(Decision decision, Instant at) {
        Configured.Term term = configured.term(decision.urgency());
        return new UrgencySays(decision.urgency(), at.plus(term.within()), decision.reasonKey(), term.authority());
    }

    private Sealer write(SampleTown town, ArrivalRows.Facts facts) {
        Together together = db.together();
        rows.concern(facts, together);
        sentBy(town, facts, together);
        Sealer sealer = keys.create(facts.id().value(), facts.owner(), together);
        rows.told(facts, sealer, together);
        rows.handling(facts, together);
        together.run();
        return sealer;
    }

    /** At a staff door somebody of an agency that the door opens to sends it, and can read it again. */
    private static void sentBy(SampleTown town, ArrivalRows.Facts facts, Together together) {
        SampleDoors way = SampleDoors.of(facts.arrival().door());
        way.sender(town)
                .ifPresent(from -> together.sql("""
                        update intake.concern set sent_by_agency_id = :agency, sent_by_person_id = :person where id = :id
                        """)
                        .with("agency", from.id())
                        .with("person", way.worker(town, from).id())
                        .with("id", facts.id()));
    }

    /** The codes of the newest concerns are told, so that whoever tries the program can follow one up. */
    private void tellCode(SampleTown town, Instant at, Language language, @Nullable ReceiptCode code) {
        if (code != null && at.isAfter(town.now().minus(Duration.ofHours(12)))) {
            signIns.remark("a receipt to try, " + language.tag() + ": " + String.join(" ", code.parts()));
        }
    }

    private Arrival arrival(SampleTown town, SampleDoors way, Instant at) {
        String door = way.key();
        boolean young = door.equals("young-person");
        Language language = way.from().isEmpty() ? town.oneOf(LANGUAGES) : Language.EN;
        SampleWords words = town.oneOf(SampleWords.at(door, language));
        SampleWords.Told told = words.told(town);
        Optional<Place> hotel = door.equals(Posters.HOTEL)
                ? Optional.of(town.oneOf(places.search("", PlaceKind.HOTEL, 0, 2)))
                : Optional.empty();
        return new Arrival(
                door,
                language,
                danger(town),
                words.harm(),
                told.what(),
                words.signs(),
                told.whom(),
                hotel.map(it -> it.name() + ", " + words.place()).orElse(words.place()),
                hotel.map(it -> it.id().value()).orElse(null),
                words.when(),
                language == Language.EN || town.in100(60) ? Interpreter.NONE : Interpreter.VOICE,
                young,
                door.equals("patrol") ? "26-" + (100_000 + town.upTo(90_000)) : null,
                words.reporter(town),
                young ? safeContact(town) : null,
                mandated(town, way, at));
    }

    private static Danger danger(SampleTown town) {
        return town.in100(4) ? Danger.NOW : town.in100(60) ? Danger.NOT_NOW : Danger.UNKNOWN;
    }

    private static @Nullable SafeContact safeContact(SampleTown town) {
        return town.in100(40)
                ? null
                : new SafeContact(
                        SafeContact.Way.TEXT,
                        "612-555-01" + (10 + town.upTo(90)),
                        "after 15:00",
                        false,
                        "Sam",
                        "the library",
                        "my brother",
                        "blue",
                        false);
    }

    private static @Nullable MandatedReport mandated(SampleTown town, SampleDoors way, Instant at) {
        if (!town.in100(way.duty())) {
            return null;
        }
        Instant learned = at.minus(Duration.ofMinutes(20 + town.upTo(200)));
        return town.in100(92)
                ? new MandatedReport(learned, at, "Intake line, worker 7")
                : new MandatedReport(learned, null, null);
    }
}
