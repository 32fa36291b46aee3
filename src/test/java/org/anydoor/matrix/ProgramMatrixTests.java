package org.anydoor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The column of partners' programs: every route with a token of theirs opens what that program sent, and nothing else. */
@AnydoorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramMatrixTests {
    private static final Pattern CANARY =
            Pattern.compile("Qx(concern|reporter|contact|message|answer|note|youth|referral|sheltered|own)");
    private static final String OWN = "Qxown";
    private static final String CONCERN = "{\"danger\": \"unknown\", \"what\": \"" + OWN + "\"}";
    private static final String API = "/api/v1/concerns";

    private final MatrixFixtures fixtures;
    private final List<Route> routes;
    private final ApiClients clients;

    @LocalServerPort
    private int port;

    private final Map<String, Partner> programs = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private String own = "";

    @Autowired
    ProgramMatrixTests(ApplicationContext program, ApiClients clients) throws IOException {
        this.fixtures = new MatrixFixtures(program);
        this.routes = Route.all();
        this.clients = clients;
    }

    /** One that sends, another of its agency, one of another agency, and one whose token holds no scope. */
    @BeforeAll
    void programsAreLetIn() {
        Partner sender = Partner.of(port, clients);
        programs.put("sender", sender);
        programs.put("stranger", Partner.of(port, clients, "city-311"));
        programs.forEach((name, it) -> tokens.put(name, it.token()));
        var second = (ApiClients.Outcome.Made)
                sender.as(() -> clients.make("Second system", "partner", Set.of(ApiClient.SEND, ApiClient.READ)));
        programs.put("second", sender);
        tokens.put("second", sender.tokenOf(second, Partner.BOTH));
        programs.put("without a scope", sender);
        tokens.put("without a scope", sender.token(""));
        own = Partner.json(sender.post(token("sender"), Partner.key(), CONCERN))
                .get("id")
                .asString();
    }

    @Test
    void aTokenOpensNoPageOfPeople() {
        var wrong = new ArrayList<String>();
        tokens.forEach((name, token) -> {
            for (Route route : routes) {
                if (route.isStaff()) {
                    var answer = ask(name, route, fixtures.id(route.group()));
                    boolean shut = StaffClient.target(answer).startsWith("/app/sign-in") || answer.statusCode() == 403;
                    if (!shut || CANARY.matcher(answer.body()).find()) {
                        wrong.add(name + " " + route.name() + " " + answer.statusCode());
                    }
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void noRouteTellsAProgramAWordOfWhatOthersSent() {
        var wrong = new ArrayList<String>();
        tokens.forEach((name, token) -> {
            for (Route route : routes) {
                if (route.reads() || route.name().equals("POST " + API)) {
                    var answer = ask(name, route, fixtures.id("concern"));
                    if (CANARY.matcher(answer.body()).find() || answer.statusCode() >= 500) {
                        wrong.add(name + " " + route.name() + " " + answer.statusCode());
                    }
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aConcernIsThereForTheProgramThatSentItAndForNoOther() {
        assertThat(read("sender", own).body()).contains(OWN);
        String absent = UUID.randomUUID().toString();
        for (String other : List.of("second", "stranger")) {
            var hidden = read(other, own);
            assertThat(hidden.statusCode()).as(other).isEqualTo(404);
            assertThat(hidden.body()).isEqualTo(read(other, absent).body());
        }
        assertThat(read("without a scope", own).statusCode()).isEqualTo(403);
        var ofPeople = read("sender", fixtures.id("concern"));
        assertThat(ofPeople.statusCode()).isEqualTo(404);
        assertThat(ofPeople.body()).isEqualTo(read("sender", absent).body());
    }

    @Test
    void aKeyThatAnotherProgramRepeatsIsANewSendingAndTellsNothingOfTheFirst() {
        String key = Partner.key();
        var ids = new ArrayList<String>();
        for (String name : List.of("sender", "second", "stranger")) {
            var sent = program(name).post(token(name), key, CONCERN);
            assertThat(sent.statusCode()).as(name).isEqualTo(201);
            ids.add(Partner.json(sent).get("id").asString());
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(program("second")
                        .post(token("second"), key, CONCERN.replace(OWN, "Another"))
                        .statusCode())
                .as("of its own sending it is told")
                .isEqualTo(422);
        assertThat(program("without a scope")
                        .post(token("without a scope"), key, CONCERN)
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> ask(String name, Route route, String id) {
        HttpRequest.Builder request = program(name).request(route.path(id), token(name));
        if (route.reads()) {
            return program(name).send(request.GET());
        }
        String form = fixtures.fields(route, "navigator").entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return program(name)
                .send(request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> read(String name, String id) {
        return program(name).get(token(name), id);
    }

    private Partner program(String name) {
        return Objects.requireNonNull(programs.get(name));
    }

    private String token(String name) {
        return Objects.requireNonNull(tokens.get(name));
    }
}
