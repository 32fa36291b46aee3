package org.anydoor.youth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.access.Emergencies;
import org.anydoor.platform.access.Emergencies.Answer;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.EmergencyOpenings.Meant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever names somebody exactly sees them for a short time, and nothing is learned from what is not opened. */
@AnydoorTest
class EmergencyOpeningTests {
    private static final LocalDate BORN = LocalDate.of(2010, 5, 31);

    private final EmergencyOpenings openings;
    private final Emergencies emergencies;
    private final Youth youth;
    private final SafeContacts contacts;
    private final List<Disclosure.Source> accounting;
    private final TestCallers callers;
    private final Db db;

    private final AgencyId police = PlatformFixtures.agency("police");
    private final Caller officer = member(police, "officer");
    private final AgencyId protection = PlatformFixtures.agency("child-protection");
    private final Caller worker = member(protection, "protection-worker");
    private final Caller supervisor = member(protection, "protection-worker", "supervisor");
    private final String surname = "Lor" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final YouthId known;

    @Autowired
    EmergencyOpeningTests(
            EmergencyOpenings openings,
            Emergencies emergencies,
            Youth youth,
            SafeContacts contacts,
            List<Disclosure.Source> accounting,
            Db db,
            TransactionTemplate transaction) {
        this.db = db;
        this.openings = openings;
        this.emergencies = emergencies;
        this.youth = youth;
        this.contacts = contacts;
        this.accounting = accounting;
        this.callers = new TestCallers(transaction);
        this.known = record(worker, surname);
    }

    @Test
    void anExactNameAndBirthDateShowsWhoTheyAreAndHowToReachThemUntilItEnds() {
        reach("through her aunt");
        UUID attempt = UUID.randomUUID();
        assertThat(open(officer, attempt, named("pa nhia " + surname.toUpperCase(java.util.Locale.ROOT), BORN)))
                .isEqualTo(Answer.DONE);
        callers.run(
                officer,
                () -> assertThat(openings.of(attempt).orElseThrow())
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.record()).isNotNull();
                            assertThat(it.contact()).isNotNull();
                            assertThat(it.opening().viewer().categories())
                                    .containsExactly("identity", "contact", "absenting");
                        }));
        end();
        callers.run(officer, () -> {
            assertThat(openings.of(attempt).orElseThrow())
                    .singleElement()
                    .satisfies(it -> assertThat(it.record()).isNull());
            assertThat(youth.read(known)).isEmpty();
            assertThat(contacts.read(known)).isEmpty();
        });
    }

    @Test
    void itIsOpenToThePersonWhoAskedAndToNoColleague() {
        open(officer, UUID.randomUUID(), whole());
        assertThat(sees(officer)).isTrue();
        assertThat(sees(member(police, "officer", "investigator", "supervisor")))
                .isFalse();
        assertThat(sees(member(PlatformFixtures.agency("police"), "investigator")))
                .isFalse();
    }

    @Test
    void whoLosesTheRoleLosesWhatItOpened() {
        open(officer, UUID.randomUUID(), whole());
        PlatformFixtures.run(
                "delete from platform.membership_role where person_id = ?",
                officer.person().orElseThrow());
        assertThat(sees(officer)).isFalse();
    }

    @Test
    void aWholeNumberOrHandleOfTheSafeContactOpensAsWell() {
        String number = "612-" + digits(3) + "-" + digits(4);
        String handle = "@" + surname.toLowerCase(java.util.Locale.ROOT);
        reach("text " + number + " or " + handle + ", evenings");
        assertThat(opened(officer, openings.called(number.replace("-", " ")).orElseThrow()))
                .containsExactly(known.value());
        assertThat(opened(
                        member(police, "officer"),
                        openings.called("+1" + number).orElseThrow()))
                .containsExactly(known.value());
        assertThat(opened(member(police, "officer"), openings.handled(handle).orElseThrow()))
                .containsExactly(known.value());
        reach("through the school nurse");
        assertThat(opened(member(police, "officer"), openings.called(number).orElseThrow()))
                .isEmpty();
    }

    @Test
    void nothingThatIsOnlyAlikeOpensAnything() {
        for (Meant near : List.of(
                named("Pa Nhia " + surname + "a", BORN),
                named("Pa Nhia " + surname, BORN.plusDays(1)),
                named(surname, BORN),
                named("Nhia " + surname, BORN),
                named("P. N. " + surname, BORN))) {
            assertThat(opened(member(police, "officer"), near)).isEmpty();
        }
        assertThat(openings.called("612-555")).isEmpty();
    }

    @Test
    void whereTwoFitNobodyIsOpened() {
        record(worker, surname);
        assertThat(opened(officer, whole())).isEmpty();
    }

    @Test
    void aWalledAgencysRecordHasNoKeyAndIsNeverReached() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        Caller advocate = member(shelter, "advocate");
        YouthId sheltered = record(advocate, surname + "w");
        callers.run(advocate, () -> contacts.keep(sheltered, reached("text 612-555-0999 or @" + surname)));
        assertThat(keys(sheltered)).isZero();
        assertThat(opened(officer, named("Pa Nhia " + surname + "w", BORN))).isEmpty();
        assertThat(opened(member(police, "officer"), openings.handled(surname).orElseThrow()))
                .isEmpty();
    }

    @Test
    void aKindThatMayNotOpensNothingAndIsToldTheSame() {
        Caller teacher = member(PlatformFixtures.agency("school"), "staff");
        assertThat(open(teacher, UUID.randomUUID(), whole())).isEqualTo(Answer.DONE);
        assertThat(opened(teacher, whole())).isEmpty();
        Caller clinic = member(PlatformFixtures.agency("clinic"), "provider", "navigator");
        record(clinic, surname + "c");
        assertThat(opened(officer, named("Pa Nhia " + surname + "c", BORN))).isEmpty();
        assertThat(open(member(police, "coordinator"), UUID.randomUUID(), whole()))
                .isEqualTo(Answer.CLOSED);
    }

    @Test
    void aRuleThatHasEndedOpensNothing() {
        PlatformFixtures.run(
                "update platform.emergency_rule set until_day = current_date where viewer_kind = 'hospital' and owner_kind = 'child-protection'");
        try {
            assertThat(opened(member(PlatformFixtures.agency("hospital"), "staff"), whole()))
                    .isEmpty();
        } finally {
            PlatformFixtures.run("update platform.emergency_rule set until_day = null where viewer_kind = 'hospital'");
        }
        assertThat(opened(member(PlatformFixtures.agency("hospital"), "staff"), whole()))
                .containsExactly(known.value());
    }

    @Test
    void aTrySentManyTimesAtOnceOpensOnce() {
        UUID attempt = UUID.randomUUID();
        List<Answer> answers = atOnce(8, n -> open(officer, attempt, whole()));
        assertThat(answers).containsOnlyOnce(Answer.DONE).contains(Answer.SEEN).doesNotContain(Answer.AGAIN);
        assertThat(PlatformFixtures.value(
                        Long.class, "select count(*) from platform.emergency_opening where attempt_id = ?", attempt))
                .isOne();
        assertThat(open(member(police, "officer"), attempt, whole())).isEqualTo(Answer.SEEN);
        assertThat(callers.as(member(police, "officer"), () -> openings.of(attempt)))
                .isEmpty();
    }

    @Test
    void nobodyTriesMoreOftenThanTheTermLetsThemHoweverFast() {
        List<Answer> answers = atOnce(
                12,
                n -> open(
                        officer, UUID.randomUUID(), named("Nobody " + surname + "x" + n, BORN), "Reason number " + n));
        assertThat(answers).containsOnly(Answer.DONE, Answer.LIMIT);
        assertThat(answers.stream().filter(Answer.DONE::equals)).hasSize(6);
        assertThat(open(officer, UUID.randomUUID(), whole())).isEqualTo(Answer.LIMIT);
    }

    @Test
    void aReasonThatOpenedSomethingBeforeOpensNothingMore() {
        assertThat(open(officer, UUID.randomUUID(), whole(), "She called and hung up"))
                .isEqualTo(Answer.DONE);
        assertThat(open(officer, UUID.randomUUID(), whole(), "she called AND hung up"))
                .isEqualTo(Answer.AGAIN);
        assertThat(open(officer, UUID.randomUUID(), whole(), "She called again from the bridge"))
                .isEqualTo(Answer.DONE);
    }

    @Test
    void theOwnerLearnsItAtOnceAndSoDoesTheAccountingAndTheTrailOfBoth() {
        open(officer, UUID.randomUUID(), whole());
        callers.run(
                supervisor,
                () -> assertThat(emergencies.waiting())
                        .singleElement()
                        .satisfies(it -> assertThat(it.subject()).isEqualTo(known.value())));
        callers.run(
                worker,
                () -> assertThat(accounting.stream()
                                .flatMap(it -> it.of(known.value()).stream())
                                .map(Disclosure::category))
                        .containsExactly("absenting", "contact", "identity"));
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id
                where s.subject_id = ? and e.action = 'youth.emergency' and s.owner_agency_id = ? and s.actor_agency_id = ?
                """, known, protection, police))
                .isOne();
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.work w join platform.emergency_opening o on o.id = w.reference
                where o.subject_id = ? and w.agency_id = ? and w.done_at is null and w.due_at = o.due_at
                """, known, protection)).isOne();
        callers.run(worker, () -> assertThat(emergencies.waiting()).isEmpty());
        callers.run(
                member(PlatformFixtures.agency("child-protection"), "supervisor"),
                () -> assertThat(emergencies.waiting()).isEmpty());
    }

    @Test
    void somebodyElseOfTheOwnerReviewsItAndWhatWasNotJustifiedEndsAtOnce() {
        open(officer, UUID.randomUUID(), whole());
        Emergencies.Opening opening =
                callers.as(supervisor, () -> emergencies.waiting().getFirst());
        assertThat(callers.as(officer, () -> emergencies.review(opening, true, "It was me")))
                .isFalse();
        assertThat(callers.as(worker, () -> emergencies.review(opening, true, "A colleague")))
                .isFalse();
        assertThat(callers.as(supervisor, () -> emergencies.review(opening, false, "No danger was told")))
                .isTrue();
        assertThat(sees(officer)).isFalse();
        assertThat(callers.as(supervisor, () -> emergencies.review(opening, true, "Or was it")))
                .isFalse();
        callers.run(supervisor, () -> assertThat(emergencies.waiting()).isEmpty());
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where reference = ? and done_at is null",
                        opening.id()))
                .isZero();
    }

    @Test
    void nobodyReviewsWhatTheyOpenedThemselvesAtAnotherAgency() {
        PersonId both = PlatformFixtures.person(police, "officer");
        PlatformFixtures.run(
                "insert into platform.membership (person_id, agency_id, from_at) values (?, ?, now() - interval '1 day')",
                both,
                protection);
        PlatformFixtures.run(
                "insert into platform.membership_role (person_id, agency_id, role) values (?, ?, 'supervisor')",
                both,
                protection);
        open(new Caller.Member(both, police), UUID.randomUUID(), whole());
        Caller there = new Caller.Member(both, protection);
        callers.run(there, () -> {
            Emergencies.Opening own = emergencies.waiting().getFirst();
            assertThat(own.viewer().me()).isTrue();
            assertThat(emergencies.review(own, true, "I know why")).isFalse();
        });
    }

    @Test
    void noRuleCanReachPrivilegedNotesOrWhoToldUs() {
        for (String never : List.of("privileged", "reporter", "health", "investigation")) {
            assertThatThrownBy(() -> PlatformFixtures.run(
                            "update platform.emergency_rule set categories = categories || ? where viewer_kind = 'police'",
                            never))
                    .hasStackTraceContaining("emergency_rule_categories_check");
        }
    }

    @Test
    void nobodyOpensPastTheFunctionThatChecks() {
        UUID attempt = UUID.randomUUID();
        assertThatThrownBy(() -> callers.as(
                        officer,
                        () -> db.sql(
                                        "select platform.open_in_emergency(:attempt, array[:subject], array[:owner], 'name', 'life', 'Past the key table')")
                                .with("attempt", attempt)
                                .with("subject", known)
                                .with("owner", protection)
                                .count()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> callers.as(
                        officer,
                        () -> db.sql("update platform.emergency_opening set until_at = now() + interval '1 year'")
                                .run()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void whatIsWalledOffTakesNoLongerThanWhatIsNot() {
        Caller advocate = member(PlatformFixtures.agency("shelter"), "advocate");
        IntStream.range(0, 20).forEach(n -> record(advocate, surname + "t" + n));
        Caller warm = member(police, "officer");
        IntStream.range(0, 5)
                .forEach(n -> open(warm, UUID.randomUUID(), named("Warm " + surname + n, BORN), "Reason number " + n));
        long walled = median("Pa Nhia " + surname + "t");
        long none = median("Pa Nhia " + surname + "none");
        assertThat((double) walled / none).isBetween(0.4, 2.5);
    }

    private long median(String name) {
        long[] times = IntStream.range(0, 20)
                .mapToLong(n -> {
                    Caller fresh = member(police, "officer");
                    Meant whom = named(name + n, BORN);
                    long from = System.nanoTime();
                    open(fresh, UUID.randomUUID(), whom);
                    return System.nanoTime() - from;
                })
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private Meant whole() {
        return named("Pa Nhia " + surname, BORN);
    }

    private Meant named(String name, LocalDate birth) {
        return openings.named(name, birth).orElseThrow();
    }

    private Answer open(Caller who, UUID attempt, Meant whom) {
        return open(who, attempt, whom, "A call about the bridge, " + attempt);
    }

    private Answer open(Caller who, UUID attempt, Meant whom, String why) {
        return callers.as(who, () -> openings.open(attempt, whom, "life", why));
    }

    private List<UUID> opened(Caller who, Meant whom) {
        UUID attempt = UUID.randomUUID();
        assertThat(open(who, attempt, whom)).isEqualTo(Answer.DONE);
        return callers.as(who, () -> emergencies.of(attempt)).stream()
                .map(Emergencies.Opening::subject)
                .toList();
    }

    private boolean sees(Caller who) {
        return callers.as(who, () -> youth.read(known)).isPresent();
    }

    private void end() {
        PlatformFixtures.run(
                "update platform.emergency_opening set from_at = from_at - interval '1 hour', until_at = now() - interval '1 second' where subject_id = ?",
                known);
    }

    private void reach(String way) {
        callers.run(worker, () -> contacts.keep(known, reached(way)));
    }

    private static SafeContact reached(String way) {
        return new SafeContact(way, null, false, null, null, null, null, false);
    }

    private YouthId record(Caller who, String surname) {
        return callers.as(
                who,
                () -> youth.open(new YouthDetails(
                        "Pa", "Pa Nhia", surname, null, null, null, BORN, null, null, Set.of(SafetyFlag.CONTROLLED))));
    }

    private static long keys(YouthId of) {
        return PlatformFixtures.value(Long.class, "select count(*) from youth.exact_key where record_id = ?", of);
    }

    private static String digits(int many) {
        return java.util.concurrent.ThreadLocalRandom.current()
                .ints(many, 2, 10)
                .mapToObj(Integer::toString)
                .collect(java.util.stream.Collectors.joining());
    }

    private static <T> List<T> atOnce(int many, java.util.function.IntFunction<T> work) {
        var running = IntStream.range(0, many)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> work.apply(n)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(running).join();
        @SuppressWarnings("unchecked")
        List<T> answers =
                (List<T>) Arrays.stream(running).map(CompletableFuture::join).toList();
        return answers;
    }

    private static Caller member(AgencyId agency, String... roles) {
        return new Caller.Member(PlatformFixtures.person(agency, roles), agency);
    }
}
