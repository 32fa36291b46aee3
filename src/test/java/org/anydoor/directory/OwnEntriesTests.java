package org.anydoor.directory;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

@AnydoorTest
class OwnEntriesTests {
    @Autowired
    Services services;

    @LocalServerPort
    int port;

    AgencyId shelter;
    AgencyId police;
    OrganisationId organisation;
    ServiceId service;

    @BeforeEach
    void entries() {
        shelter = PlatformFixtures.agency("shelter");
        police = PlatformFixtures.agency("police");
        organisation = new OrganisationId(UUID.randomUUID());
        service = new ServiceId(UUID.randomUUID());
        PlatformFixtures.run(
                "insert into directory.organisation (id, name, phone, agency_id) values (?, 'Quiet beds', '612-555-0100', ?)",
                organisation,
                shelter);
        PlatformFixtures.run("""
                insert into directory.service (id, organisation_id, name, need, verified_on, active)
                values (?, ?, 'Quiet beds', 'housing', current_date, false)
                """, service, organisation);
    }

    private static void as(AgencyId agency, String role, Runnable work) {
        Callers.run(new Caller.Member(PlatformFixtures.person(agency, role), agency), work);
    }

    private Organisation changed(AgencyId behind) {
        return new Organisation(organisation, "Quiet beds", "", "612-555-6666", behind, 1);
    }

    private static ServiceDetails details() {
        return new ServiceDetails("Other beds", Need.HOUSING, "", null, null, List.of(), 24, false);
    }

    private String phone() {
        return value(String.class, "select phone from directory.organisation where id = ?", organisation);
    }

    @Test
    void anAdministratorOfAnotherAgencyChangesNothing() {
        as(police, "administrator", () -> {
            assertThat(services.changeOrganisation(changed(police))).isEqualTo(DirectoryChange.OVERTAKEN);
            assertThat(services.change(service, 1, details())).isEqualTo(DirectoryChange.OVERTAKEN);
            assertThatThrownBy(() -> services.add(organisation, details())).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> services.addOrganisation("Quiet beds", "", "612-555-6666", police))
                    .isInstanceOf(DataAccessException.class);
        });
        assertThat(phone()).isEqualTo("612-555-0100");
    }

    @Test
    void anAdministratorChangesWhatStandsUnderTheOwnAgencyButNotWhichAgencyThatIs() {
        as(shelter, "administrator", () -> {
            assertThatThrownBy(() -> services.changeOrganisation(changed(police)))
                    .isInstanceOf(DataAccessException.class);
            assertThat(services.changeOrganisation(changed(shelter))).isEqualTo(DirectoryChange.DONE);
            assertThat(services.change(service, 1, details())).isEqualTo(DirectoryChange.DONE);
            services.add(organisation, details());
        });
        assertThat(phone()).isEqualTo("612-555-6666");
    }

    @Test
    void theCommunitysAdministratorSaysWhichAgencyStandsBehindAnOrganisation() {
        as(PlatformFixtures.agency("committee-office"), "community-administrator", () -> {
            assertThat(services.changeOrganisation(changed(police))).isEqualTo(DirectoryChange.DONE);
            assertThat(services.change(service, 1, details())).isEqualTo(DirectoryChange.DONE);
            services.addOrganisation("New beds", "", null, shelter);
        });
        assertThat(value(UUID.class, "select agency_id from directory.organisation where id = ?", organisation))
                .isEqualTo(police.value());
    }

    @Test
    void thePagesOfAnotherAgencysEntriesAreNotThere() {
        StaffClient admin = StaffClient.signedIn(port, "police-admin");
        String here = "/app/directory/organisation/" + organisation.value();
        assertThat(admin.get("/app/directory").body()).doesNotContain(here);
        assertThat(admin.get(here).statusCode()).isEqualTo(404);
        assertThat(admin.post(here, Map.of("name", "Quiet beds", "phone", "612-555-6666", "version", "1"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/app/directory/service/" + service.value()).statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/app/directory/organisation/new").statusCode()).isEqualTo(404);
        assertThat(phone()).isEqualTo("612-555-0100");
    }

    @Test
    void theCommunitysAdministratorIsOfferedEveryEntry() {
        String here = "/app/directory/organisation/" + organisation.value();
        StaffClient admin = StaffClient.signedIn(port, "admin");
        assertThat(admin.get("/app/directory").body()).contains(here, "/app/directory/organisation/new");
        assertThat(admin.get(here).body()).contains("name=\"agency\"");
    }
}
