package org.anydoor.youth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class MatchingTests {
    private static final LocalDate BORN = LocalDate.of(2011, 3, 4);

    private final Matching matching;
    private final Youth youth;
    private final MatchKeyJob job;
    private final Matches matches;
    private final Db db;
    private final TransactionTemplate transactions;
    private Caller here;
    private Caller there;
    private AgencyId theirs;

    @Autowired
    MatchingTests(
            Matching matching, Youth youth, MatchKeyJob job, Matches matches, Db db, TransactionTemplate transactions) {
        this.matching = matching;
        this.youth = youth;
        this.job = job;
        this.matches = matches;
        this.db = db;
        this.transactions = transactions;
    }

    /** Placement and public health agree on nothing by default, so what these tests agree is theirs alone. */
    @BeforeEach
    void twoAgenciesThatAgreed() {
        here = member("public-health");
        there = member("placement");
        theirs = there.agency().orElseThrow();
        PlatformFixtures.agree("placement", "public-health", "identity", "matching");
    }

    private static Caller member(String kind) {
        AgencyId agency = PlatformFixtures.agency(kind);
        return new Caller.Member(PlatformFixtures.person(agency, "navigator"), agency);
    }

    private YouthId open(Caller by, String given, String surname, LocalDate born) {
        return Callers.as(
                by,
                () -> youth.open(new YouthDetails(
                        given,
                        given,
                        surname,
                        "she",
                        "not at home",
                        Gender.GIRL,
                        born,
                        null,
                        "so",
                        Set.of(SafetyFlag.HOME_UNSAFE))));
    }

    private List<Candidate> find(Caller by, String name, @Nullable LocalDate born) {
        return Callers.as(by, () -> matching.find(Sought.typed(name, born, null), 10));
    }

    private List<YouthId> found(Caller by, String name, @Nullable LocalDate born) {
        return find(by, name, born).stream().map(it -> it.record().id()).toList();
    }

    private static Candidate one(List<Candidate> found, YouthId id) {
        return found.stream()
                .filter(it -> it.record().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOwnAgencysComeFirstThenThoseThatAnAgreementNamesWithItsAuthority() {
        YouthId other = open(there, "Zubeyda", "Qorane", BORN);
        YouthId own = open(here, "Zubaida", "Korane", BORN.plusYears(1));
        List<Candidate> found = find(here, "Zubeyda Qorane", BORN);
        assertThat(found).extracting(it -> it.record().id()).startsWith(own).contains(other);
        assertThat(found.getFirst().own()).isTrue();
        assertThat(found.getFirst().authority()).isNull();
        Candidate theirs = one(found, other);
        assertThat(theirs.authority()).isEqualTo("Local policy");
        assertThat(theirs.weighed().probability()).isGreaterThan(0.9);
    }

    @Test
    void ofAnothersRecordOnlyWhatIsComparedIsRead() {
        YouthId id = open(there, "Quillaby", "Verstege", BORN);
        Candidate other = one(find(here, "Quillaby Verstege", BORN), id);
        assertThat(other.record().details().flags()).isEmpty();
        assertThat(other.record().details().language()).isNull();
        assertThat(other.record().details().nameUsedWith()).isEqualTo("not at home");
        assertThat(Callers.as(here, () -> youth.read(other.record().id()))).isEmpty();
    }

    @Test
    void aMisspeltNameAndAWrongDateFindThem() {
        YouthId id = open(there, "Elizabeth", "Littlehawk-Moua", BORN);
        assertThat(found(here, "Liz Litlehawk", LocalDate.of(2011, 4, 3))).contains(id);
        assertThat(found(here, "Littlehawk Elisabeth", BORN.plusYears(1))).contains(id);
        Sought aged = Sought.typed("Elizabeth L", null, GivenAge.about(15, 1, LocalDate.of(2026, 11, 1)));
        assertThat(Callers.as(here, () -> matching.find(aged, 10)))
                .extracting(it -> it.record().id())
                .contains(id);
    }

    @Test
    void withoutAnAgreementToMatchNobodyElsesAreFound() {
        YouthId id = open(here, "Ottoline", "Farquhar", BORN);
        assertThat(found(there, "Ottoline Farquhar", BORN)).doesNotContain(id);
        PlatformFixtures.agree("public-health", "placement", "identity", "report");
        assertThat(found(there, "Ottoline Farquhar", BORN)).doesNotContain(id);
    }

    @Test
    void whenTheAgreementEndsTheyAreGoneAtTheNextStatement() {
        PlatformFixtures.agree("research", "committee-office", "identity", "matching");
        Caller viewer = member("committee-office");
        YouthId id = open(member("research"), "Perpetua", "Lindqvist", BORN);
        assertThat(found(viewer, "Perpetua Lindqvist", BORN)).contains(id);
        Callers.run(
                viewer,
                () -> transactions.executeWithoutResult(status -> {
                    assertThat(matching.find(Sought.typed("Perpetua Lindqvist", BORN, null), 10))
                            .isNotEmpty();
                    PlatformFixtures.run("""
                    update platform.sharing_agreement set until_at = now()
                    where owner_kind = 'research' and viewer_kind = 'committee-office' and purpose = 'matching'
                    """);
                    assertThat(matching.find(Sought.typed("Perpetua Lindqvist", BORN, null), 10))
                            .isEmpty();
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"school", "city-311", "hotel", "licensing", "shelter"})
    void theseSeeNobodyElsesWhateverIsAgreed(String kind) {
        PlatformFixtures.agree("placement", kind, "identity", "matching");
        YouthId other = open(there, "Isidora", "Vanterpool", BORN);
        Caller viewer = member(kind);
        YouthId own = open(viewer, "Isidora", "Vanterpool", BORN);
        assertThat(found(viewer, "Isidora Vanterpool", BORN))
                .containsExactly(own)
                .doesNotContain(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shelter", "advocate", "clinic", "hospital"})
    void walledAgenciesAndClinicsAreNeverFoundByAgreement(String kind) {
        PlatformFixtures.agree(kind, "public-health", "identity", "matching");
        YouthId hidden = open(member(kind), "Thessaly", "Bancroft", BORN);
        assertThat(found(here, "Thessaly Bancroft", BORN)).doesNotContain(hidden);
        assertThat(Callers.as(here, () -> matching.weigh(open(here, "Thessaly", "Bancroft", BORN), hidden)))
                .isEmpty();
    }

    @Test
    void aClinicsRecordIsFoundWithTheYoungPersonsReleaseAndAShelterSNotEvenThen() {
        for (String kind : List.of("clinic", "shelter")) {
            Caller owner = member(kind);
            YouthId id = open(owner, "Wilhelmina", kind + "sen", BORN);
            release(id, owner);
            assertThat(found(here, "Wilhelmina " + kind + "sen", BORN).contains(id))
                    .isEqualTo(kind.equals("clinic"));
        }
    }

    private void release(YouthId id, Caller owner) {
        PlatformFixtures.run(
                """
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at)
                values (gen_random_uuid(), ?, ?, ?, 'identity', 'release', gen_random_uuid(), now() - interval '1 minute')
                """, id, owner.agency().orElseThrow(), here.agency().orElseThrow());
    }

    @Test
    void everybodyWhoWasShownIsWrittenDownAndAlsoThatItWasNobody() {
        YouthId id = open(there, "Hyacinth", "Oduya", BORN);
        find(here, "Hyacinth Oduya", BORN);
        find(here, "Nobody Atall", null);
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.audit_entry where action = 'youth.match' and person_id = ?",
                        here.person().orElseThrow()))
                .isEqualTo(2);
        assertThat(PlatformFixtures.value(Boolean.class, """
                select bool_and(s.owner_agency_id = ?) from platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id
                where s.subject_id = ? and e.action = 'youth.match'
                """, theirs, id)).isTrue();
    }

    @Test
    void twoRecordsAreWeighedAndAChangedNameIsFoundByItsNewKeys() {
        YouthId one = open(here, "Marigold", "Sandoval", BORN);
        YouthId other = open(there, "Marygold", "Sandoval", BORN);
        assertThat(Callers.as(here, () -> matching.like(one, 10)))
                .extracting(it -> it.record().id())
                .contains(other)
                .doesNotContain(one);
        assertThat(Callers.as(here, () -> matching.weigh(one, other)))
                .hasValueSatisfying(it -> assertThat(it.weighed().probability()).isGreaterThan(0.9));
        Callers.run(there, () -> youth.change(other, 1, YouthDetails.called("Bartholomea Quist")));
        assertThat(found(here, "Marygold Sandoval", BORN)).doesNotContain(other);
        assertThat(found(here, "Bartholomea Quist", null)).contains(other);
    }

    @Test
    void theJobMakesKeysForRecordsFromBefore() {
        YouthId id = open(there, "Clementine", "Aguirre", BORN);
        PlatformFixtures.run("delete from youth.match_key where record_id = ?", id);
        PlatformFixtures.run("update youth.record set keys_version = 0 where id = ?", id);
        assertThat(found(here, "Clementine Aguirre", BORN)).doesNotContain(id);
        Callers.run(new Caller.Job("matching", theirs), () -> job.fill(theirs));
        assertThat(found(here, "Clementine Aguirre", BORN)).contains(id);
    }

    @Test
    void thePlanOfAnotherNeverOpensThePartitionsOfWalledAgenciesAndIsTheSameWhateverLiesThere() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        Caller advocate = new Caller.Member(PlatformFixtures.person(shelter, "navigator"), shelter);
        open(there, "Evangeline", "Roquefort", BORN);
        List<String> before = plan(here, shelter);
        YouthId walled = open(advocate, "Evangeline", "Roquefort", BORN);
        List<String> after = plan(here, shelter);
        assertThat(after).isEqualTo(before);
        assertThat(after.stream().filter(it -> it.contains("match_key_walled")))
                .allMatch(it -> it.contains("never executed"));
        assertThat(after.stream().filter(it -> it.contains("match_key_open")))
                .anyMatch(it -> it.contains("actual rows=") && !it.contains("rows=0"));
        assertThat(plan(advocate, shelter).stream().filter(it -> it.contains("match_key_open")))
                .allMatch(it -> it.contains("never executed"));
        assertThat(found(advocate, "Evangeline Roquefort", BORN)).containsExactly(walled);
    }

    /** As the search asks, but for the walled agency too, which its caller never does. */
    private List<String> plan(Caller caller, AgencyId walled) {
        return Callers.as(
                caller,
                () -> transactions.execute(status -> matches.matching(() -> db.sql(
                                "explain (analyze, costs off, timing off, summary off, buffers off) " + Matches.MEETING)
                        .with("agencies", List.of(caller.agency().orElseThrow(), theirs, walled))
                        .with("keys", MatchKeys.of(Sought.typed("Evangeline Roquefort", BORN, null)))
                        .with("most", 200)
                        .list((rs, number) -> rs.getString(1)))));
    }
}
