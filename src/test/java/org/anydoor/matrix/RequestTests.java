package org.anydoor.matrix;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.web.PublicSteps;
import org.anydoor.platform.access.StaffClient;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The table of routes holds what it promises: each request, sent from the first line to the last by who may do it, is taken;
 * so what the matrix sends for others is refused for who they are, and not for a field. And no word of it stands in the log.
 */
@AnydoorTest
@ExtendWith(OutputCaptureExtension.class)
class RequestTests {
    private static final Pattern CANARY = Pattern.compile("Qx[a-z]+");

    /** What the walk through the public doors writes. */
    private static final List<String> SAID_IN_PUBLIC =
            List.of("They looked scared", "At the bus stop", "Kim Example", "I need somebody", "A side door at night");

    /** These end the session or change how the navigator signs in. */
    private static final Pattern LEFT_OUT = Pattern.compile("/app/(account|lock|sign-out).*");

    /** To whom a copy was sent, and who may therefore hand it back. */
    private static final String RECEIVER = "county-prosecutor";

    private static final Map<String, String> RIGHTFUL = Map.of(
            "POST /app/care/{id}/accept", "shelter",
            "POST /app/care/{id}/decline", "shelter",
            "POST /app/intake/{id}/decline", RECEIVER,
            "POST /app/retention/record/{kind}/{id}/order", "supervisor",
            "POST /app/youth/{id}/request", "supervisor");

    @LocalServerPort
    private int port;

    private final MatrixFixtures fixtures;
    private final Map<String, StaffClient> clients = new LinkedHashMap<>();

    RequestTests(@org.springframework.beans.factory.annotation.Autowired ApplicationContext program) {
        this.fixtures = new MatrixFixtures(program);
    }

    @Test
    void eachRequestOfTheTableIsTakenAndTheLogTellsNoneOfIt(CapturedOutput output) throws IOException {
        fixtures.grant(RECEIVER);
        fixtures.unread();
        var refused = new ArrayList<String>();
        for (Route route : Route.all()) {
            if (!route.isStaff() || LEFT_OUT.matcher(route.pattern()).matches()) {
                continue;
            }
            if (route.group().equals("referral")) {
                fixtures.refer();
            }
            var answer = send(route);
            if (answer.statusCode() >= 500 || (route.isDeedAboutPeople() && !isTaken(answer))) {
                refused.add(route.name() + " " + answer.statusCode() + " " + StaffClient.target(answer));
            }
        }
        PublicSteps.walk(port, "en");
        LoggerFactory.getLogger(RequestTests.class).warn("What is written is caught: harmless");
        var look = new SoftAssertions();
        look.assertThat(refused).as("requests of routes.txt that are not valid").isEmpty();
        look.assertThat(output.getAll())
                .contains("What is written is caught: harmless")
                .doesNotContainPattern(CANARY)
                .doesNotContain(SAID_IN_PUBLIC);
        look.assertAll();
    }

    private HttpResponse<String> send(Route route) {
        String username = RIGHTFUL.getOrDefault(route.name(), "navigator");
        StaffClient client = clients.computeIfAbsent(username, it -> StaffClient.signedIn(port, it));
        if (client.get("/app").statusCode() != 200) {
            throw new AssertionError(username + " is no longer signed in at " + route.name());
        }
        String path = route.path(fixtures.id(route.group()));
        return route.reads() ? client.get(path) : client.post(path, fixtures.fields(route, username));
    }

    /** Done, or shown; a referral that was answered before says that the reader comes too late. */
    private static boolean isTaken(HttpResponse<String> answer) {
        return answer.statusCode() < 400 && !StaffClient.target(answer).endsWith("?late");
    }
}
