package org.anydoor.intake.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a concern is called by those who read it. */
@AnydoorTest
class ConcernTitleTests {
    private static final Pattern ROW = Pattern.compile("<a class=\"ad-work__link\" href=\"/app/intake/([0-9a-f-]+)\"");

    @LocalServerPort
    int port;

    @Test
    void aBareAgeIsAGuessAndWhoHasNoNameIsSaidToHaveNone() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        Matcher row = ROW.matcher(navigator.get("/app/intake").body());
        assertThat(row.find()).isTrue();
        UUID concern = UUID.fromString(row.group(1));
        PlatformFixtures.run(
                "update intake.concern set youth_called = null, youth_age = '12', harm = null where id = ?", concern);
        assertThat(navigator.get("/app/intake/" + concern).body())
                .containsPattern("<h1>Concern [A-Z0-9]{3}-[A-Z0-9]{3}: about 12</h1>")
                .containsPattern("Not (said|asked at this door)");
        PlatformFixtures.run("update intake.concern set youth_age = null where id = ?", concern);
        assertThat(navigator.get("/app/intake/" + concern).body()).contains(": young person, no name</h1>");
    }
}
