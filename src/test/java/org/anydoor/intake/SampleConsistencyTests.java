package org.anydoor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionTemplate;

/** The sample community tells no story that the program itself could not have made. Looked at first, before other tests add theirs. */
@AnydoorTest
@Order(0)
class SampleConsistencyTests {
    private static final Pattern GIRL = Pattern.compile(
            "(?iu)\\b(girl|woman|niece|daughter|she|muchacha|niña|amiga|gabadh|saaxiibaday|ntxhais)\\b");
    private static final Pattern BOY =
            Pattern.compile("(?iu)\\b(boys?|brother|nephew|young man|primo|wiil|tub ua hauj lwm)\\b");
    private static final Pattern NON_BINARY = Pattern.compile("non-binary");
    private static final Pattern YEARS = Pattern.compile("\\b[12]\\d\\b");

    @Autowired
    Db db;

    @Autowired
    TransactionTemplate transaction;

    private record Told(
            String door,
            String what,
            @Nullable String gender,
            @Nullable Integer low,
            @Nullable Integer high) {}

    @Test
    void everyTitleAgreesWithTheWordsInGenderAndAge() {
        assertThat(told()).hasSizeGreaterThan(100).allSatisfy(it -> {
            assertThat(genders(it.what()))
                    .as(it.what())
                    .isEqualTo(it.gender() == null ? List.of() : List.of(it.gender()));
            Matcher years = YEARS.matcher(it.what());
            if (years.find()) {
                assertThat(Integer.parseInt(years.group())).as(it.what()).isBetween(it.low(), it.high());
            }
        });
    }

    private static List<String> genders(String what) {
        var found = new ArrayList<String>();
        if (GIRL.matcher(what).find()) {
            found.add("girl");
        }
        if (BOY.matcher(what).find()) {
            found.add("boy");
        }
        if (NON_BINARY.matcher(what).find()) {
            found.add("other");
        }
        return found;
    }

    @Test
    void noDoorSpeaksInTheWordsOfAnother() {
        assertThat(told())
                .allSatisfy(it -> assertThat(it.what().startsWith("Caller"))
                        .as(it.what())
                        .isEqualTo(it.door().equals("operator")))
                .filteredOn(it -> it.door().equals("patrol") || it.door().equals("school"))
                .isNotEmpty()
                .noneMatch(it -> it.what().matches("(?i).*\\bmy (friend|brother|boss)\\b.*"));
    }

    @Test
    void everyDoorHasConcernsAndThoseOfHotelsNameTheHotel() {
        List<Told> all = ofTheSample(
                "select c.door, c.place_said from intake.concern c where c.door <> 'hotel' or c.place_id is not null",
                (rs, n) ->
                        new Told(rs.getString("door"), String.valueOf(rs.getString("place_said")), null, null, null));
        List<String> doors = ofTheSample(
                "select d.key from intake.door d where d.audience <> 'partner'", (rs, n) -> rs.getString("key"));
        assertThat(all.stream().map(Told::door)).containsAll(doors);
        assertThat(all.stream().filter(it -> it.door().equals("hotel")).map(Told::what))
                .allMatch(it -> it.startsWith("Lakeview Inn, ") || it.startsWith("Prairie Rest Motel, "));
    }

    @Test
    void everyOpenHandlingHasItsOneStepInTheWorkWithTheSameDeadlineAndHolder() {
        assertThat(ofTheSample("""
                select h.concern_id from intake.handling h where h.agency_id = platform.acting_agency() and h.state in ('new', 'acknowledged', 'accepted') and (
                  select count(*) from platform.work w where w.reference = h.concern_id and w.agency_id = h.agency_id
                    and w.kind in ('concern', 'decide', 'help') and w.done_at is null) <> 1
                """, (rs, n) -> Db.uuid(rs, "concern_id"))).isEmpty();
        assertThat(ofTheSample("""
                select w.reference from platform.work w join intake.handling h on h.concern_id = w.reference and h.agency_id = w.agency_id
                where w.module = 'intake' and w.done_at is null and (w.due_at is null or w.assignee_id is distinct from h.assignee_id
                  or w.kind in ('concern', 'decide', 'help') and (w.due_at <> h.due_at or w.kind <> case h.state when 'new' then 'concern'
                    when 'acknowledged' then 'decide' when 'accepted' then 'help' end))
                """, (rs, n) -> Db.uuid(rs, "reference"))).isEmpty();
    }

    @Test
    void whatWasReadIsInSomebodysNameAndEveryStepFollowsTheLast() {
        assertThat(ofTheSample("""
                select h.concern_id from intake.handling h where h.agency_id = platform.acting_agency() and ((h.state = 'new') <> (h.acknowledged_at is null)
                  or h.acknowledged_at is not null and (h.acknowledged_by is null or h.assignee_id is null or h.acknowledge_due_at is null
                    or not exists (select 1 from platform.assignment a where a.subject_id = h.concern_id and a.agency_id = h.agency_id
                      and a.person_id = h.assignee_id))
                  or h.accepted_at < h.acknowledged_at or h.closed_at < h.accepted_at or h.closed_at > now())
                """, (rs, n) -> Db.uuid(rs, "concern_id"))).isEmpty();
    }

    @Test
    void whatARuleSendsAtOnceHasItsCopyAndItsNotices() {
        List<UUID> patrol = ofTheSample("""
                select c.id from intake.concern c where c.door = 'patrol' and c.age_low < 18
                """, (rs, n) -> Db.uuid(rs, "id"));
        assertThat(patrol).isNotEmpty();
        assertThat(ofTheSample("""
                select c.id from intake.concern c join platform.agency o on o.id = c.agency_id
                where c.agency_id = platform.acting_agency() and (c.door in ('patrol', 'licensing') and c.age_low < 18 or c.danger = 'now' and (c.age_low < 18 or c.self_report and c.age_low is null))
                  and not exists (select 1 from intake.handling h join platform.agency a on a.id = h.agency_id
                    where h.concern_id = c.id and a.kind = 'child-protection')
                """, (rs, n) -> Db.uuid(rs, "id"))).isEmpty();
        assertThat(ofTheSample("""
                select c.id from intake.concern c
                where c.agency_id = platform.acting_agency() and c.door in ('child-protection', 'licensing') and c.age_low < 18
                  and not exists (select 1 from intake.handling h join platform.agency a on a.id = h.agency_id
                    where h.concern_id = c.id and a.kind = 'police')
                """, (rs, n) -> Db.uuid(rs, "id"))).isEmpty();
        assertThat(ofTheSample("""
                select h.concern_id from intake.handling h join platform.agency a on a.id = h.agency_id
                where a.kind = 'child-protection' and exists (select 1 from intake.handling p join platform.agency b on b.id = p.agency_id
                    where p.concern_id = h.concern_id and b.kind = 'police')
                  and not exists (select 1 from intake.cross_notice n where n.concern_id = h.concern_id and n.due_at > h.arrived_at)
                """, (rs, n) -> Db.uuid(rs, "concern_id"))).isEmpty();
    }

    @Test
    void aNoticeThatWasNotGivenWaits() {
        assertThat(ofTheSample("""
                select n.concern_id from intake.cross_notice n where n.agency_id = platform.acting_agency() and not exists (
                  select 1 from platform.work w where w.reference = n.concern_id and w.agency_id = n.agency_id and w.kind = 'notice'
                    and w.due_at = n.due_at and w.done_at is not distinct from n.given_at)
                """, (rs, n) -> Db.uuid(rs, "concern_id"))).isEmpty();
    }

    @Test
    void theQueueIsOneThatPeopleCanWorkOff() {
        List<Boolean> late =
                as(agency("No Wrong Door North"), () -> db.sql("""
                select h.due_at < now() as late from intake.handling h
                where h.agency_id = platform.acting_agency() and h.state in ('new', 'acknowledged', 'accepted')
                """).list((rs, n) -> rs.getBoolean("late")));
        assertThat(late).hasSizeBetween(25, 90);
        assertThat(late.stream().filter(it -> it).count()).isLessThanOrEqualTo(12);
    }

    /** What the sample says, and not what other tests have said in the same database since. */
    private List<Told> told() {
        List<Pattern> sayings = sayings();
        return ofTheSample(
                        "select c.door, c.what, c.youth_gender, c.age_low, c.age_high from intake.concern c",
                        (rs, n) -> new Told(
                                rs.getString("door"),
                                rs.getString("what"),
                                rs.getString("youth_gender"),
                                rs.getObject("age_low", Integer.class),
                                rs.getObject("age_high", Integer.class)))
                .stream()
                .filter(it -> sayings.stream()
                        .anyMatch(saying -> saying.matcher(it.what()).matches()))
                .toList();
    }

    private static List<Pattern> sayings() {
        try (var file = new ClassPathResource("sample-sayings.txt", SampleWords.class).getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .map(it -> it.substring(it.lastIndexOf('|') + 1))
                    .map(it -> Pattern.compile(Pattern.quote(it).replace("{age}", "\\E\\d+\\Q")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Rows as each agency that works on the sample's concerns sees its own. */
    private <T> List<T> ofTheSample(String sql, RowMapper<T> row) {
        var all = new ArrayList<T>();
        for (String name : List.of(
                "No Wrong Door North",
                "Riverport Police, Crimes Against Children",
                "Lakeland County Child Protection")) {
            all.addAll(as(agency(name), () -> db.sql(sql).list(row)));
        }
        return all;
    }

    private AgencyId agency(String name) {
        return Callers.as(
                new Caller.Infrastructure(),
                () -> transaction.execute(status -> db.sql("select id from platform.agency where name = :name")
                        .with("name", name)
                        .one((rs, n) -> new AgencyId(Db.uuid(rs, "id")))));
    }

    private <T> List<T> as(AgencyId agency, Supplier<List<T>> read) {
        return Callers.as(new Caller.Sample(Optional.of(agency)), () -> transaction.execute(status -> read.get()));
    }
}
