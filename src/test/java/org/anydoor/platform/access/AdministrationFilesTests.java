package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every list can be taken out as a file, and a page that cannot be read is the first. */
@AnydoorTest
class AdministrationFilesTests {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "admin, /app/administration/agencies/csv, No Wrong Door North",
        "admin, /app/administration/agreements/csv, Minn.",
        "admin, /app/administration/teams/csv, Name",
        "hotel, /app/directory/csv, Harbor Light",
        "coordinator, /app/measures/csv, Concerns by door"
    })
    void aListIsTakenOutAsAFile(String user, String path, String holds) {
        var file = StaffClient.signedIn(port, user).get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type").orElse("")).contains("text/csv");
        assertThat(file.body()).contains(holds);
    }

    @Test
    void aPageThatCannotBeReadIsTheFirst() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        for (String path : new String[] {"/app/youth", "/app/care", "/app/venues"}) {
            assertThat(navigator.get(path + "?page=x").statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void invitingIsFoldedAndEachRoleSaysInOneLineWhatItDoes() {
        assertThat(StaffClient.signedIn(port, "admin")
                        .get("/app/administration/people")
                        .body())
                .contains("<summary>", "Reads concerns, decides and sends them on")
                .doesNotContain("platform.role-does");
    }

    @Test
    void afterASearchTheServicesStandFirstAndTheQuestionsAreFolded() {
        var anybody = new StaffClient(port);
        assertThat(anybody.get("/en/services").body())
                .contains("What do you look for?", "<details class=\"ad-more\" open");
        String found = anybody.get("/en/services?need=housing").body();
        assertThat(found)
                .contains("Look for something else")
                .doesNotContain("<details class=\"ad-more\" open", "Checked ");
    }
}
