package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class DisclosureTests {
    @LocalServerPort
    int port;

    private final List<Disclosure.Source> sources;
    private final Db db;
    private final TestCallers callers;

    private final AgencyId intake = PlatformFixtures.agency("intake");
    private final PersonId navigator = PlatformFixtures.person(intake, "navigator");
    private final UUID subject = UUID.randomUUID();

    @Autowired
    DisclosureTests(List<Disclosure.Source> sources, Db db, TransactionTemplate transaction) {
        this.sources = sources;
        this.db = db;
        this.callers = new TestCallers(transaction);
    }

    @Test
    void theOwnerReadsWhoToldWhomWhatAndByWhichRight() {
        AgencyId police = PlatformFixtures.agency("police");
        tell(police, "agreement");
        assertThat(of(navigator, intake)).singleElement().satisfies(it -> {
            assertThat(it.to()).isEqualTo(name("agency", police.value()));
            assertThat(it.by()).isEqualTo(name("person", navigator.value()));
            assertThat(it.category()).isEqualTo("concern");
            assertThat(it.authority()).isNotBlank();
            assertThat(it.until()).isNull();
        });
    }

    @Test
    void neitherTheReceiverNorSomebodyElseNorARoleWithoutTheCategoryReadsIt() {
        AgencyId police = PlatformFixtures.agency("police");
        tell(police, "agreement");
        AgencyId school = PlatformFixtures.agency("school");
        assertThat(of(PlatformFixtures.person(police, "investigator"), police)).isEmpty();
        assertThat(of(PlatformFixtures.person(school, "staff"), school)).isEmpty();
        assertThat(of(PlatformFixtures.person(intake, "coordinator"), intake)).isEmpty();
    }

    @Test
    void aWalledReceiverHasNoPlaceInItWithoutARelease() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        tell(shelter, "agreement");
        assertThat(of(navigator, intake)).isEmpty();
        tell(shelter, "release");
        assertThat(of(navigator, intake)).hasSize(1);
    }

    @Test
    void nobodyNamesAnotherAsTheOneWhoTold() {
        assertThatThrownBy(() -> callers.run(
                        new Caller.Member(navigator, intake),
                        () -> db.sql("""
                        insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, from_at, given_by)
                        values (gen_random_uuid(), :subject, :agency, :agency, 'concern', 'agreement', now(), gen_random_uuid())
                        """)
                                .with("subject", subject)
                                .with("agency", intake)
                                .run()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void thePageSaysItToTheOwnerAndNothingToOthers() {
        UUID concern = PlatformFixtures.value(UUID.class, """
                select g.subject_id from platform.access_grant g
                join intake.concern c on c.id = g.subject_id and c.agency_id = g.owner_agency_id
                join platform.membership m on m.agency_id = g.owner_agency_id
                join platform.person p on p.id = m.person_id and p.username = 'navigator'
                join platform.agency v on v.id = g.viewer_agency_id and not v.walled and v.kind = 'police'
                where g.category = 'concern' limit 1
                """);
        String path = "/app/disclosures/" + concern;
        StaffClient owner = StaffClient.signedIn(port, "navigator");
        assertThat(owner.get(path).body()).contains("Police").doesNotContain("platform.disclosures.");
        assertThat(StaffClient.signedIn(port, "officer").get(path).body())
                .contains("has told nobody else of this record")
                .doesNotContain("<table");
        for (Browser.Size size : Browser.Size.values()) {
            try (Browser browser = Browser.open(port, size)) {
                owner.lend(browser.page().context());
                browser.go(path)
                        .assertAccessible()
                        .picture("disclosures-" + size.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    private void tell(AgencyId viewer, String basis) {
        String kind = PlatformFixtures.value(String.class, "select kind from platform.agency where id = ?", viewer);
        PlatformFixtures.agree("intake", kind, "concern", "report");
        PlatformFixtures.run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id,
                  release_id, from_at, given_by)
                select gen_random_uuid(), ?, ?, ?, 'concern', ?, s.id, gen_random_uuid(), now(), ?
                from platform.sharing_agreement s
                where s.owner_kind = 'intake' and s.viewer_kind = ? and s.category = 'concern' and s.until_at is null
                order by s.authority = 'Local policy' desc limit 1
                """, subject, intake, viewer, basis, navigator, kind);
    }

    private List<Disclosure> of(PersonId person, AgencyId agency) {
        return callers.as(
                person,
                agency,
                () -> sources.stream().flatMap(it -> it.of(subject).stream()).toList());
    }

    private static String name(String table, UUID id) {
        return PlatformFixtures.value(String.class, "select name from platform." + table + " where id = ?", id);
    }
}
