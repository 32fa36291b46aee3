package org.anydoor.directory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.stereotype.Component;

/** Fictional organisations and services of the sample community; each belongs to an agency that can answer a referral. */
@Component
class SampleServices implements SampleChapter {
    private final Db db;

    SampleServices(Db db) {
        this.db = db;
    }

    private record Offer(
            String kind,
            String name,
            Need need,
            String about,
            int from,
            int to,
            List<String> languages,
            int answerHours) {}

    private static final List<Offer> OFFERS = List.of(
            new Offer(
                    "shelter",
                    "A bed tonight",
                    Need.HOUSING,
                    "Beds for young people of every gender. You can come with a pet.",
                    15,
                    21,
                    List.of("en", "so", "es"),
                    4),
            new Offer(
                    "shelter",
                    "Longer stay",
                    Need.HOUSING,
                    "A room of your own for up to two years.",
                    16,
                    24,
                    List.of("en", "so"),
                    72),
            new Offer(
                    "advocate",
                    "Somebody on your side",
                    Need.ADVOCACY,
                    "An advocate who goes with you. What you say stays with them.",
                    12,
                    24,
                    List.of("en", "es", "hmn"),
                    24),
            new Offer(
                    "clinic",
                    "Health visit without questions",
                    Need.HEALTH,
                    "Check-up and tests. You decide what is done.",
                    12,
                    21,
                    List.of("en", "hmn", "so"),
                    24),
            new Offer(
                    "public-health",
                    "Talking helps",
                    Need.MENTAL_HEALTH,
                    "Somebody to talk to each week, alone or in a group.",
                    12,
                    24,
                    List.of("en", "es"),
                    72),
            new Offer(
                    "street-outreach",
                    "Food, clothes, a phone charge",
                    Need.BASIC_NEEDS,
                    "We come to you at night, or you come to us.",
                    12,
                    24,
                    List.of("en", "so", "oj"),
                    12),
            new Offer(
                    "tribal-services",
                    "With our own",
                    Need.CULTURE,
                    "Elders, ceremony and family for Native young people.",
                    12,
                    24,
                    List.of("en", "oj", "dak"),
                    48),
            new Offer(
                    "placement",
                    "A quiet house",
                    Need.SAFETY,
                    "A small home with adults awake all night.",
                    12,
                    17,
                    List.of("en"),
                    4));

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void write(SampleTown town) {
        LocalDate verified = LocalDate.ofInstant(town.now(), ZoneOffset.UTC).minusDays(20);
        for (String kind : OFFERS.stream().map(Offer::kind).distinct().toList()) {
            SampleTown.Agency agency = town.the(kind);
            town.actFor(agency.id());
            OrganisationId organisation = new OrganisationId(town.key());
            db.sql(
                            "insert into directory.organisation (id, name, about, phone, agency_id) values (:id, :name, '', :phone, :agency)")
                    .with("id", organisation)
                    .with("name", agency.name())
                    .with("phone", "612-555-01" + (10 + town.upTo(90)))
                    .with("agency", agency.id())
                    .runExactly(1);
            OFFERS.stream().filter(it -> it.kind().equals(kind)).forEach(it -> add(town, organisation, it, verified));
        }
    }

    private void add(SampleTown town, OrganisationId organisation, Offer offer, LocalDate verified) {
        db.sql("""
                insert into directory.service (id, organisation_id, name, need, about, min_age, max_age, languages, answer_hours, verified_on)
                values (:id, :organisation, :name, :need, :about, :from, :to, :languages, :hours, :verified)
                """)
                .with("id", new ServiceId(town.key()))
                .with("organisation", organisation)
                .with("name", offer.name())
                .with("need", offer.need())
                .with("about", offer.about())
                .with("from", offer.from())
                .with("to", offer.to())
                .with("languages", offer.languages())
                .with("hours", offer.answerHours())
                .with("verified", verified)
                .runExactly(1);
    }
}
