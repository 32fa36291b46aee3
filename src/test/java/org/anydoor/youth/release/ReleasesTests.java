package org.anydoor.youth.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.work.WorkLine;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a release opens, for whom and for how long: a walled shelter's record, read by its named recipient during and only during. */
@AnydoorTest
class ReleasesTests {
    private static final SafeContact CONTACT =
            new SafeContact("text after school", null, false, null, null, null, null, false);

    private final Youth youth;
    private final SafeContacts contacts;
    private final Releases releases;
    private final ReleasesInAccounting accounting;
    private final ReleaseLines lines;
    private final Db db;
    private final TransactionTemplate together;

    private AgencyId shelter;
    private AgencyId intake;
    private Caller advocate;
    private Caller navigator;
    private Caller stranger;
    private YouthId id;

    @Autowired
    ReleasesTests(
            Youth youth,
            SafeContacts contacts,
            Releases releases,
            ReleasesInAccounting accounting,
            ReleaseLines lines,
            Db db,
            PlatformTransactionManager transactions) {
        this.youth = youth;
        this.contacts = contacts;
        this.releases = releases;
        this.accounting = accounting;
        this.lines = lines;
        this.db = db;
        this.together = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void aShelterKnowsSomebody() {
        shelter = PlatformFixtures.agency("shelter");
        intake = PlatformFixtures.agency("intake");
        advocate = member(shelter, "advocate");
        navigator = member(intake, "navigator");
        stranger = member(PlatformFixtures.agency("intake"), "navigator");
        id = Callers.as(advocate, () -> {
            YouthId opened = youth.open(YouthDetails.called("Rowan"));
            contacts.keep(opened, CONTACT);
            return opened;
        });
    }

    private static Caller member(AgencyId agency, String... roles) {
        return new Caller.Member(PlatformFixtures.person(agency, roles), agency);
    }

    private Release make(Recipient to, ReleaseItem... more) {
        return Callers.as(advocate, () -> {
            YouthRecord record = youth.read(id).orElseThrow();
            Set<ReleaseItem> items = EnumSet.of(ReleaseItem.IDENTITY, more);
            var draft = new ReleaseDraft(
                    to,
                    items,
                    "So that they find me a school",
                    releases.today(),
                    releases.today().plusDays(90),
                    Language.EN,
                    null,
                    Signer.ALONE);
            return releases.find(id, releases.make(record, draft)).orElseThrow();
        });
    }

    private Release make(AgencyId to, ReleaseItem... more) {
        return make(new Recipient(to, ""), more);
    }

    private SignAnswer sign(Release release) {
        return Callers.as(advocate, () -> releases.sign(release, signing()));
    }

    private Signing signing() {
        return new Signing("Rowan", null, releases.today(), null);
    }

    private boolean takeBack(Release release) {
        return Callers.as(advocate, () -> releases.takeBack(release, Asker.YOUNG_PERSON));
    }

    private boolean sees(Caller caller) {
        return Callers.as(caller, () -> youth.read(id).isPresent());
    }

    private boolean seesContact(Caller caller) {
        return Callers.as(
                caller, () -> contacts.read(id).filter(CONTACT::equals).isPresent());
    }

    private void move(Release release, String from, String until) {
        PlatformFixtures.run(
                "update youth.release set from_at = now() + ?::interval, until_at = now() + ?::interval where id = ?",
                from,
                until,
                release.id());
        PlatformFixtures.run(
                "update platform.access_grant set from_at = now() + ?::interval, until_at = now() + ?::interval where release_id = ?",
                from,
                until,
                release.id());
    }

    private long grants(Release release) {
        return PlatformFixtures.value(
                Long.class, "select count(*) from platform.access_grant where release_id = ?", release.id());
    }

    @Test
    void itsRecipientReadsTheRecordDuringAndOnlyDuring() {
        Release release = make(intake, ReleaseItem.CONTACT);
        assertThat(sees(navigator)).as("before it is signed").isFalse();
        assertThat(sign(release)).isEqualTo(SignAnswer.SIGNED);
        assertThat(sees(navigator)).isTrue();
        assertThat(seesContact(navigator)).isTrue();
        move(release, "1 hour", "2 hours");
        assertThat(sees(navigator)).as("before its first day").isFalse();
        move(release, "-2 hours", "1 hour");
        assertThat(sees(navigator)).isTrue();
        move(release, "-2 hours", "-1 second");
        assertThat(sees(navigator)).as("after its last day").isFalse();
        assertThat(seesContact(navigator)).isFalse();
        assertThat(sees(stranger)).as("another agency of the same kind").isFalse();
        assertThat(sees(advocate)).isTrue();
    }

    @Test
    void whatItDoesNotNameStaysClosed() {
        sign(make(intake));
        assertThat(sees(navigator)).isTrue();
        assertThat(seesContact(navigator)).isFalse();
    }

    @Test
    void takenBackItIsClosedAtTheNextStatementEvenOfAReaderWhoIsInTheMidst() {
        Release release = make(intake, ReleaseItem.CONTACT);
        sign(release);
        Callers.run(
                navigator,
                () -> together.executeWithoutResult(status -> {
                    assertThat(youth.read(id)).isPresent();
                    elsewhere(release);
                    assertThat(youth.read(id)).isEmpty();
                    assertThat(contacts.read(id)).isEmpty();
                    assertThat(youth.shared()).isEmpty();
                }));
        assertThat(takeBack(release)).as("it has ended before").isFalse();
        assertThat(sign(release)).isEqualTo(SignAnswer.ENDED);
        assertThat(sees(navigator)).isFalse();
    }

    /** By somebody else, while the reader's transaction is open. */
    private void elsewhere(Release release) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            assertThat(thread.submit(() -> takeBack(release)).get()).isTrue();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void anotherRecipientNeedsAnotherRelease() {
        sign(make(intake));
        assertThat(sees(stranger)).isFalse();
        AgencyId second = stranger.agency().orElseThrow();
        sign(make(second));
        assertThat(sees(stranger)).isTrue();
        assertThat(sees(navigator)).isTrue();
    }

    @Test
    void endingOneOfTwoToTheSameRecipientLeavesTheOther() {
        Release first = make(intake, ReleaseItem.CONTACT);
        Release second = make(intake);
        sign(first);
        sign(second);
        takeBack(first);
        assertThat(sees(navigator)).isTrue();
        assertThat(seesContact(navigator)).isFalse();
        takeBack(second);
        assertThat(sees(navigator)).isFalse();
    }

    @Test
    void aSignatureThatIsSentTwiceGivesNothingTwice() {
        Release release = make(intake, ReleaseItem.CONTACT);
        assertThat(sign(release)).isEqualTo(SignAnswer.SIGNED);
        assertThat(sign(release)).isEqualTo(SignAnswer.SIGNED_BEFORE);
        assertThat(grants(release)).isEqualTo(2);
    }

    @Test
    void aClinicsRecordStaysApartUntilTheYoungPersonConsents() {
        AgencyId clinic = PlatformFixtures.agency("clinic");
        advocate = member(clinic, "supervisor");
        id = Callers.as(advocate, () -> youth.open(YouthDetails.called("Ximena")));
        assertThat(sees(navigator)).isFalse();
        Release release = make(intake);
        assertThat(sees(navigator)).isFalse();
        sign(release);
        assertThat(sees(navigator)).isTrue();
        takeBack(release);
        assertThat(sees(navigator)).isFalse();
    }

    @Test
    void whatIsOverOrTooLongIsNotSigned() {
        Release over = make(intake);
        move(over, "-2 days", "-1 day");
        assertThat(sign(over)).isEqualTo(SignAnswer.OVER);
        Release longer = make(intake);
        move(longer, "0", "370 days");
        assertThat(sign(longer)).isEqualTo(SignAnswer.TOO_LONG);
        assertThat(grants(over) + grants(longer)).isZero();
    }

    @Test
    void whoeverWorksWithLessSignsForNoMoreButClosesAll() {
        Release release = make(intake, ReleaseItem.CONTACT);
        Caller provider = member(shelter, "provider");
        assertThat(Callers.as(provider, () -> releases.sign(release, signing())))
                .isEqualTo(SignAnswer.UNKNOWN);
        sign(release);
        assertThat(Callers.as(provider, () -> releases.takeBack(release, Asker.AGENCY)))
                .isTrue();
        assertThat(seesContact(navigator)).isFalse();
    }

    @Test
    void aGuardianSignsWhereOneIsNeededAndNowhereElse() {
        Release alone = make(intake);
        assertThat(Callers.as(
                        advocate,
                        () -> releases.sign(alone, new Signing("Rowan", "A. Guardian", releases.today(), null))))
                .isEqualTo(SignAnswer.SIGNERS);
        assertThat(sign(alone)).isEqualTo(SignAnswer.SIGNED);
    }

    @Test
    void neitherItsOwnerNorItsRecipientMakesAGrantLongerOrWritesOneWithoutIt() {
        Release release = make(intake);
        sign(release);
        assertThatThrownBy(() -> lengthen(advocate, release)).isInstanceOf(DataAccessException.class);
        lengthen(navigator, release);
        assertThat(PlatformFixtures.value(
                        Boolean.class,
                        "select until_at < now() + interval '1 year' from platform.access_grant where release_id = ?",
                        release.id()))
                .isTrue();
        assertThatThrownBy(() -> Callers.run(
                        advocate,
                        () -> together.executeWithoutResult(status -> db.sql("""
                        insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at)
                        values (gen_random_uuid(), :youth, :owner, :viewer, 'identity', 'release', :release, now())
                        """)
                                .with("youth", id)
                                .with("owner", shelter)
                                .with("viewer", intake)
                                .with("release", release.id())
                                .run())))
                .isInstanceOf(DataAccessException.class);
    }

    private void lengthen(Caller caller, Release release) {
        Callers.run(
                caller,
                () -> together.executeWithoutResult(status -> db.sql(
                                "update platform.access_grant set until_at = now() + interval '9 years' where release_id = :id")
                        .with("id", release.id())
                        .run()));
    }

    @Test
    void itsRecipientLearnsWhatConcernsItAndNothingElse() {
        Release release = make(intake);
        assertThat(Callers.as(navigator, releases::received)).isEmpty();
        sign(release);
        assertThat(Callers.as(navigator, releases::received)).singleElement().satisfies(it -> {
            assertThat(it.owner()).isEqualTo(shelter);
            assertThat(it.items()).containsExactly(ReleaseItem.IDENTITY);
            assertThat(it.until()).isEqualTo(release.until());
        });
        assertThat(Callers.as(navigator, () -> releases.of(id)))
                .as("why, and who signed, is its owner's")
                .isEmpty();
        assertThat(Callers.as(stranger, releases::received)).isEmpty();
        takeBack(release);
        assertThat(Callers.as(navigator, () -> releases.showing(id))).isEmpty();
        assertThat(Callers.as(navigator, releases::received))
                .singleElement()
                .satisfies(it -> assertThat(it.endedAt()).isNotNull());
    }

    @Test
    void itsRecipientIsToldInFixedWordsThatItBeganAndThatItEnded() {
        Release release = make(intake);
        sign(release);
        takeBack(release);
        assertThat(PlatformFixtures.value(
                        String.class,
                        "select string_agg(kind, ' ' order by kind) from platform.work where reference = ? and agency_id = ?",
                        release.id(),
                        intake))
                .isEqualTo("release-ended release-given");
        var open = new WorkLine.Open("release-ended", release.id().value());
        assertThat(Callers.as(navigator, () -> lines.lines(List.of(open))).values())
                .singleElement()
                .satisfies(it -> assertThat(it.title() + it.about()).doesNotContain("Rowan"));
        Callers.run(navigator, () -> releases.noted(releases.received().getFirst()));
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.work where reference = ? and done_at is null",
                        release.id()))
                .isZero();
    }

    @Test
    void somebodyOutsideGetsNoAccessAndStandsInTheAccounting() {
        Release release = make(new Recipient(null, "Night School of the North"));
        assertThat(sign(release)).isEqualTo(SignAnswer.SIGNED);
        assertThat(grants(release)).isZero();
        var told = new ArrayList<Disclosure>();
        Callers.run(advocate, () -> together.executeWithoutResult(status -> told.addAll(accounting.of(id.value()))));
        assertThat(told).singleElement().satisfies(it -> assertThat(it.to()).isEqualTo("Night School of the North"));
    }

    @Test
    void whicheverComesFirstOfSigningAndTakingBackNothingStaysOpenAfterBoth() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 10; i++) {
                Release release = make(intake, ReleaseItem.CONTACT);
                var start = new CyclicBarrier(2);
                Future<?> signing = threads.submit(() -> {
                    start.await();
                    return sign(release);
                });
                Future<?> ending = threads.submit(() -> {
                    start.await();
                    return takeBack(release);
                });
                signing.get();
                ending.get();
                assertThat(sees(navigator)).isFalse();
            }
        }
    }
}
