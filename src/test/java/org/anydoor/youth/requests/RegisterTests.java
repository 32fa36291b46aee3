package org.anydoor.youth.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.retention.Holds;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.requests.Request.Checks;
import org.anydoor.youth.requests.Request.Kind;
import org.anydoor.youth.requests.Request.Missing;
import org.anydoor.youth.requests.Request.Outcome;
import org.anydoor.youth.requests.Request.ParentSafe;
import org.anydoor.youth.requests.Requests.Closed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each kind of request has its clock and what must be found out before anything is given. */
@AnydoorTest
class RegisterTests {
    /** A Friday at noon in Minneapolis; the Monday after it is no holiday. */
    private static final Instant FRIDAY = Instant.parse("2026-06-05T17:00:00Z");

    private final Requests requests;
    private final AccessCopy copies;
    private final Disagreements disagreements;
    private final Holds holds;
    private final Youth youth;
    private final SafeContacts contacts;
    private final List<Disclosure.Source> accounting;
    private final TestCallers callers;

    private final AgencyId intake = PlatformFixtures.agency("intake");
    private final Caller supervisor = member(intake, "navigator", "supervisor");
    private final Caller navigator = member(intake, "navigator");
    private final YouthId known;

    @Autowired
    RegisterTests(
            Requests requests,
            AccessCopy copies,
            Disagreements disagreements,
            Holds holds,
            Youth youth,
            SafeContacts contacts,
            List<Disclosure.Source> accounting,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.copies = copies;
        this.disagreements = disagreements;
        this.holds = holds;
        this.youth = youth;
        this.contacts = contacts;
        this.accounting = accounting;
        this.callers = new TestCallers(transaction);
        this.known = callers.as(
                navigator,
                () -> youth.open(new YouthDetails(
                        "Sage",
                        "Sage",
                        "Lindgren",
                        "they",
                        null,
                        null,
                        LocalDate.of(2009, 1, 2),
                        null,
                        "es",
                        Set.of())));
    }

    @Test
    void theSubjectIsAnsweredWithinTenBusinessDaysAndAContestWithinThirtyDays() {
        assertThat(enter(Kind.SUBJECT, FRIDAY, null).due()).isEqualTo(Instant.parse("2026-06-22T17:00:00Z"));
        assertThat(enter(Kind.CORRECTION, FRIDAY, null).due()).isEqualTo(FRIDAY.plus(Duration.ofDays(30)));
    }

    @Test
    void aDayThatThePaperNamesCountsWhereItIsEarlier() {
        Instant monday = Instant.parse("2026-06-08T22:00:00Z");
        assertThat(enter(Kind.SUBPOENA, FRIDAY, monday).due()).isEqualTo(monday);
        assertThat(enter(Kind.SUBPOENA, FRIDAY, monday.plus(Duration.ofDays(90)))
                        .due())
                .isBefore(monday.plus(Duration.ofDays(20)));
    }

    @Test
    void aCourtsPaperHoldsTheRecordAtOnceAndWaitsForCounsel() {
        Request request = enter(Kind.WARRANT, FRIDAY, null);
        callers.run(navigator, () -> assertThat(holds.on(known.value())).isPresent());
        request = check(request, new Checks("Badge and court's number", null, null, null, null));
        assertThat(close(request, Outcome.GIVEN, null)).isEqualTo(new Closed.Lacks(Missing.COUNSEL));
        request = check(request, new Checks("Badge and court's number", null, null, "Give what is named", null));
        assertThat(close(request, Outcome.GIVEN, null)).isInstanceOf(Closed.Done.class);
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where reference = ? and done_at is not null",
                        request.id()))
                .isOne();
    }

    @Test
    void aParentGetsNothingBeforeItIsSafeAndTheYoungPersonWasAsked() {
        Request request = check(enter(Kind.PARENT, FRIDAY, null), new Checks("Card seen", null, null, null, null));
        assertThat(close(request, Outcome.GIVEN, null)).isEqualTo(new Closed.Lacks(Missing.PARENT_SAFE));
        request = check(request, new Checks("Card seen", ParentSafe.NOT_SAFE, "Wants nothing told", null, null));
        assertThat(close(request, Outcome.IN_PART, "Minn. R. 1205.0500"))
                .isEqualTo(new Closed.Lacks(Missing.PARENT_SAFE));
        assertThat(close(request, Outcome.REFUSED, null)).isEqualTo(new Closed.Lacks(Missing.PROVISION));
        assertThat(close(request, Outcome.REFUSED, "Minn. R. 1205.0500")).isInstanceOf(Closed.Done.class);
    }

    @Test
    void theDatabaseRefusesWhatThePageWould() {
        UUID parent = enter(Kind.PARENT, FRIDAY, null).id().value();
        UUID subject = enter(Kind.SUBJECT, FRIDAY, null).id().value();
        UUID paper = enter(Kind.SUBPOENA, FRIDAY, null).id().value();
        PlatformFixtures.run("update youth.request set verified = 'Card seen' where id in (?, ?)", parent, paper);
        for (UUID each : List.of(parent, subject, paper)) {
            assertThatThrownBy(() -> PlatformFixtures.run(
                            "update youth.request set outcome = 'given', closed_at = now() where id = ?", each))
                    .hasStackTraceContaining("request_check");
        }
    }

    @Test
    void neitherAColleagueWithoutTheRightNorAnotherAgencyReadsTheRegister() {
        RequestId id = enter(Kind.SUBJECT, FRIDAY, null).id();
        for (Caller outsider : List.of(
                navigator,
                member(intake, "administrator"),
                member(PlatformFixtures.agency("intake"), "supervisor", "privacy-officer"),
                member(PlatformFixtures.agency("police"), "investigator", "supervisor"))) {
            callers.run(outsider, () -> {
                assertThat(requests.read(id)).isEmpty();
                assertThat(requests.open()).isEmpty();
            });
        }
    }

    @Test
    void whatWasGivenStandsInTheAccountingAndWhatWasRefusedDoesNot() {
        Request refused = enter(Kind.SUBJECT, FRIDAY, null);
        close(refused, Outcome.REFUSED, "Minn. Stat. 13.82");
        Request given = check(enter(Kind.SUBJECT, FRIDAY, null), new Checks("Card seen", null, null, null, null));
        close(given, Outcome.GIVEN, null);
        callers.run(
                supervisor,
                () -> assertThat(accounting.stream()
                                .flatMap(it -> it.of(known.value()).stream())
                                .filter(it -> it.category().equals("requests")))
                        .singleElement()
                        .satisfies(it -> assertThat(it.to()).isEqualTo("S. Example")));
    }

    @Test
    void theOwnCopyHoldsWhatTheyMayReadAndTellsWhatIsKeptBack() {
        callers.run(
                navigator,
                () -> contacts.keep(known, new SafeContact("text <612>", null, false, null, null, null, null, false)));
        Request request = enter(Kind.SUBJECT, FRIDAY, null);
        assertThat(copy(supervisor, request)).isEmpty();
        Request verified = check(request, new Checks("Card seen", null, null, null, null));
        Map<String, String> files = copy(supervisor, verified);
        assertThat(files).containsOnlyKeys("record-en.html", "record-es.html", "record.json");
        assertThat(files.get("record-en.html"))
                .contains("Lindgren", "text &lt;612&gt;", "260E.35", "<h1>", "lang=\"en\"")
                .doesNotContain("youth.copy.");
        assertThat(files.get("record-es.html"))
                .contains("Lindgren", "lang=\"es\"", "Apellido")
                .doesNotContain("youth.copy.");
        assertThat(files.get("record.json")).contains("\"heldBack\"", "Lindgren");
        assertThat(copy(member(intake, "privacy-officer"), verified)).isEmpty();
    }

    @Test
    void aStatementOfDisagreementGoesWhereverTheRecordGoes() {
        callers.run(supervisor, () -> disagreements.keep(known, "I never ran away from there."));
        callers.run(
                navigator,
                () -> assertThat(disagreements.lines(known))
                        .extracting(ThreadPanel.Line::text)
                        .containsExactly("I never ran away from there."));
        AgencyId prosecutor = PlatformFixtures.agency("city-prosecutor");
        Caller elsewhere = member(prosecutor, "investigator");
        callers.run(elsewhere, () -> assertThat(disagreements.of(known)).isEmpty());
        PlatformFixtures.run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at)
                values (gen_random_uuid(), ?, ?, ?, 'identity', 'release', gen_random_uuid(), now() - interval '1 minute')
                """, known, intake, prosecutor);
        callers.run(elsewhere, () -> assertThat(disagreements.of(known)).hasSize(1));
        assertThatThrownBy(() -> callers.run(elsewhere, () -> disagreements.keep(known, "Not mine")))
                .isInstanceOf(Exception.class);
    }

    @Test
    void whoSavesSecondIsToldAndOverwritesNothing() {
        Request request = enter(Kind.SUBJECT, FRIDAY, null);
        check(request, new Checks("Card seen", null, null, null, null));
        assertThat(callers.as(
                        supervisor,
                        () -> requests.check(
                                request, request.version(), new Checks("By a letter", null, null, null, null))))
                .isFalse();
    }

    private Request enter(Kind kind, Instant received, @Nullable Instant paper) {
        return callers.as(supervisor, () -> {
            RequestId id = requests.enter(
                    new Requests.Arrived(kind, known, "S. Example", "the person", "Everything", received, paper));
            return requests.read(id).orElseThrow();
        });
    }

    private Request check(Request request, Checks checks) {
        return callers.as(supervisor, () -> {
            assertThat(requests.check(request, request.version(), checks)).isTrue();
            return requests.read(request.id()).orElseThrow();
        });
    }

    private Closed close(Request request, Outcome outcome, @Nullable String provision) {
        return callers.as(
                supervisor, () -> requests.close(request, request.version(), outcome, provision, "Handed over"));
    }

    private Map<String, String> copy(Caller who, Request request) {
        return callers.as(who, () -> copies.of(request))
                .map(RegisterTests::files)
                .orElse(Map.of());
    }

    private static Map<String, String> files(byte[] zip) {
        Map<String, String> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Caller member(AgencyId agency, String... roles) {
        return new Caller.Member(PlatformFixtures.person(agency, roles), agency);
    }
}
