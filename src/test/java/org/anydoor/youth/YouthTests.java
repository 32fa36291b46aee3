package org.anydoor.youth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class YouthTests {
    private final Youth youth;
    private AgencyId agency;
    private Caller navigator;

    @Autowired
    YouthTests(Youth youth) {
        this.youth = youth;
    }

    @BeforeEach
    void anAgencyOfItsOwn() {
        agency = PlatformFixtures.agency("intake");
        navigator = new Caller.Member(PlatformFixtures.person(agency, "navigator"), agency);
    }

    private YouthDetails details(String called, String given, String surname, int age) {
        return new YouthDetails(
                called,
                given,
                surname,
                "they/them",
                "everyone but letters home",
                Gender.NON_BINARY,
                null,
                GivenAge.about(age, 1, youth.today()),
                "so",
                Set.of(SafetyFlag.PHONE_SEEN));
    }

    @Test
    void aRecordReadsAsItWasWritten() {
        Callers.run(navigator, () -> {
            YouthDetails written = details("Sky", "Ayaan", "Warsame", 16);
            YouthId id = youth.open(written);
            assertThat(youth.read(id))
                    .hasValueSatisfying(it -> assertThat(it.details()).isEqualTo(written));
        });
    }

    @Test
    void theSecondWriterIsShownWhatTheFirstDid() {
        Callers.run(navigator, () -> {
            YouthId id = youth.open(YouthDetails.called("Jay"));
            assertThat(youth.change(id, 1, YouthDetails.called("Jayden"))).isInstanceOf(YouthChange.Done.class);
            YouthChange second = youth.change(id, 1, YouthDetails.called("J"));
            assertThat(second).isInstanceOfSatisfying(YouthChange.Overtaken.class, it -> {
                assertThat(it.now().details().called()).isEqualTo("Jayden");
                assertThat(it.now().version()).isEqualTo(2);
            });
        });
    }

    @Test
    void aChangedNameIsFoundAndTheOldOneIsNot() {
        Callers.run(navigator, () -> {
            YouthId id = youth.open(YouthDetails.called("Tou Ger"));
            youth.change(id, 1, YouthDetails.called("Maiv"));
            assertThat(youth.search(new YouthSearch("maiv", null), 1, 10).shown())
                    .extracting(YouthRecord::id)
                    .contains(id);
            assertThat(youth.search(new YouthSearch("Tou", null), 1, 10).total())
                    .isZero();
        });
    }

    @Test
    void theWholeNameRanksBeforeASoundAndAnAgeFarOffIsLeftOut() {
        Callers.run(navigator, () -> {
            YouthId sounds = youth.open(details("Muhammad", "Muhammad", "Ali", 15));
            YouthId whole = youth.open(details("Mohamed", "Mohamed", "Ali", 16));
            YouthId older = youth.open(details("Mohamed", "Mohamed", "Nur", 22));
            var found = youth.search(new YouthSearch("Mohamed", 15), 1, 10);
            assertThat(found.shown())
                    .extracting(YouthRecord::id)
                    .containsExactly(whole, sounds)
                    .doesNotContain(older);
            assertThat(found.total()).isEqualTo(2);
        });
    }

    @Test
    void aSearchIsWrittenDownWhateverPageWasAskedForAndAlsoIfNobodyIsFound() {
        YouthId id = Callers.as(navigator, () -> youth.open(YouthDetails.called("Zephyrine")));
        Callers.run(navigator, () -> {
            assertThat(youth.search(new YouthSearch("Zephyrine", null), 200, 25).shown())
                    .extracting(YouthRecord::id)
                    .containsExactly(id);
            assertThat(youth.search(new YouthSearch("Xylophonia", null), 1, 25).total())
                    .isZero();
        });
        String searches =
                "select count(e.id) from platform.audit_entry e where e.action = 'youth.search' and e.person_id = ?";
        assertThat(PlatformFixtures.value(
                        Long.class, searches, navigator.person().orElseThrow()))
                .isEqualTo(2);
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id
                where s.subject_id = ? and e.action = 'youth.search'
                """, id)).isEqualTo(1);
    }

    @Test
    void anotherAgencySeesNeitherRecordNorKeyNorCount() {
        YouthId id = Callers.as(navigator, () -> youth.open(YouthDetails.called("Dakota")));
        AgencyId other = PlatformFixtures.agency("police");
        Callers.run(new Caller.Member(PlatformFixtures.person(other, "investigator"), other), () -> {
            assertThat(youth.read(id)).isEmpty();
            assertThat(youth.search(new YouthSearch("Dakota", null), 1, 10).total())
                    .isZero();
            assertThat(youth.count()).isZero();
            assertThat(youth.change(id, 1, YouthDetails.called("X"))).isInstanceOf(YouthChange.NotYours.class);
        });
    }

    @Test
    void aColleagueWithoutTheCategorySeesNothing() {
        YouthId id = Callers.as(navigator, () -> youth.open(YouthDetails.called("Rivka")));
        Callers.run(new Caller.Member(PlatformFixtures.person(agency, "operator"), agency), () -> {
            assertThat(youth.read(id)).isEmpty();
            assertThat(youth.newest(0, 10)).isEmpty();
        });
    }

    @Test
    void aReadingThatIsRefusedIsWrittenDownAsRefused() {
        YouthId id = Callers.as(navigator, () -> youth.open(YouthDetails.called("Mai")));
        AgencyId other = PlatformFixtures.agency("police");
        Callers.run(new Caller.Member(PlatformFixtures.person(other, "investigator"), other), () -> youth.read(id));
        assertThat(PlatformFixtures.value(String.class, """
                select e.outcome || ' ' || (s.owner_agency_id is null) from platform.audit_subject s
                join platform.audit_entry e on e.id = s.entry_id where s.subject_id = ? and e.action = 'youth.read'
                """, id)).isEqualTo("refused true");
    }

    @Test
    void everyReadingIsWrittenDown() {
        YouthId id = Callers.as(navigator, () -> youth.open(YouthDetails.called("Luz")));
        Callers.run(navigator, () -> youth.read(id));
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.audit_subject s join platform.audit_entry e on e.id = s.entry_id
                where s.subject_id = ? and e.action = 'youth.read'
                """, id)).isEqualTo(1);
    }

    @Test
    void aBirthDateGivesOneAge() {
        var details = new YouthDetails(
                "Noor", null, null, null, null, Gender.GIRL, LocalDate.of(2010, 5, 1), null, null, Set.of());
        assertThat(details.ageOn(LocalDate.of(2026, 4, 30))).contains(new AgeRange(15, 15));
        assertThat(details.ageOn(LocalDate.of(2026, 5, 1))).contains(new AgeRange(16, 16));
    }

    @Test
    void aSingleLetterFindsInitialsAndNoSounds() {
        Callers.run(navigator, () -> {
            youth.open(YouthDetails.called("Koko"));
            YouthId quinn = youth.open(YouthDetails.called("Quinn"));
            assertThat(youth.search(new YouthSearch("Q", null), 1, 10).shown())
                    .extracting(YouthRecord::id)
                    .containsExactly(quinn);
            assertThat(youth.search(new YouthSearch("K", null), 1, 10).total()).isEqualTo(1);
        });
    }
}
