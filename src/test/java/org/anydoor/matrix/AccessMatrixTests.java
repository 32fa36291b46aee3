package org.anydoor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route as every caller: what may not be seen answers as what does not exist, and no word of it stands anywhere. */
@AnydoorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests {
    private static final Pattern CANARY =
            Pattern.compile("Qx(concern|reporter|contact|message|answer|note|youth|referral|sheltered)");

    /** To whose agency the concern was sent under an agreement: they see what was said, and not who said it. */
    private static final String GRANTED = "county-prosecutor";

    /** Who was named by the young person's own release: they see who it is, and no more. */
    private static final String RELEASED = "city-prosecutor";

    /** The page that shows who told us is asked for by a post, since each look is recorded. */
    private static final String WHO_TOLD_US = "POST /app/intake/{id}/reporter";

    /** Who sees which canaries; everybody else in the sample sees none. */
    private static final Map<String, Set<String>> SEES = Map.of(
            "navigator",
            Set.of(
                    MatrixFixtures.CONCERN,
                    MatrixFixtures.REPORTER,
                    MatrixFixtures.CONTACT,
                    MatrixFixtures.MESSAGE,
                    MatrixFixtures.ANSWER,
                    MatrixFixtures.NOTE,
                    MatrixFixtures.YOUTH,
                    MatrixFixtures.REFERRAL),
            "shelter",
            Set.of(MatrixFixtures.REFERRAL, MatrixFixtures.SHELTERED),
            GRANTED,
            Set.of(MatrixFixtures.CONCERN),
            RELEASED,
            Set.of(MatrixFixtures.YOUTH));

    /** The things that may be named to somebody; to everybody else they do not exist. */
    private static final Map<String, Set<String>> KNOWS = Map.of(
            "navigator",
            Set.of("youth", "concern", "referral", "work"),
            "shelter",
            Set.of("referral"),
            GRANTED,
            Set.of("concern"),
            RELEASED,
            Set.of("youth"));

    private static final List<String> CALLERS = List.of(
            "navigator",
            "shelter",
            GRANTED,
            RELEASED,
            "admin",
            "privacy",
            "investigator",
            "protection",
            "teacher",
            "hospital",
            "licensing",
            "operator",
            "coordinator",
            "advocate");

    private final RequestMappingHandlerMapping handlers;

    @LocalServerPort
    private int port;

    private final Map<String, StaffClient> clients = new LinkedHashMap<>();
    private final List<Route> routes;
    private final MatrixFixtures fixtures;

    @Autowired
    AccessMatrixTests(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            ApplicationContext program)
            throws IOException {
        this.handlers = handlers;
        this.fixtures = new MatrixFixtures(program);
        this.routes = Route.all();
    }

    @BeforeAll
    void everybodySignsIn() {
        fixtures.grant(GRANTED);
        fixtures.release(RELEASED);
        CALLERS.forEach(it -> clients.put(it, StaffClient.signedIn(port, it)));
    }

    @Test
    void everyRouteDeclaresARequestAndEveryRequestHasARoute() {
        var actual = new TreeSet<String>();
        handlers.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().forEach(pattern -> {
                    var methods = mapping.getMethodsCondition().getMethods();
                    if (!pattern.startsWith("/error")) {
                        methods.forEach(method -> actual.add(method + " " + pattern));
                    }
                }));
        Set<String> declared = routes.stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).as("requests in routes.txt").isEqualTo(actual);
    }

    @Test
    void nobodyReachesAStaffPageWithoutSigningIn() {
        var wrong = new ArrayList<String>();
        for (Route route : routes) {
            if (route.isStaff()) {
                var answer = ask("navigator", new StaffClient(port), route, fixtures.id(route.group()));
                boolean sentToSignIn = StaffClient.target(answer).startsWith("/app/sign-in");
                if (!sentToSignIn && answer.statusCode() != 403) {
                    wrong.add(route.name() + " " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsHiddenAnswersAsWhatDoesNotExist() {
        var wrong = new ArrayList<String>();
        for (String caller : CALLERS) {
            StaffClient client = client(caller);
            client.get("/app");
            for (Route route : routes) {
                if (!Route.HIDDEN.contains(route.group())
                        || KNOWS.getOrDefault(caller, Set.of()).contains(route.group())) {
                    continue;
                }
                String absent = UUID.randomUUID().toString();
                String hidden = fixtures.id(route.group());
                var ofHidden = ask(caller, client, route, hidden);
                var ofAbsent = ask(caller, client, route, absent);
                if (ofHidden.statusCode() < 400 && !StaffClient.target(ofHidden).isEmpty()) {
                    wrong.add(caller + " " + route.name() + " is sent to " + StaffClient.target(ofHidden));
                } else if (ofHidden.statusCode() != ofAbsent.statusCode()
                        || !bare(ofHidden, hidden).equals(bare(ofAbsent, absent))) {
                    wrong.add(caller + " " + route.name() + " " + ofHidden.statusCode() + " " + ofAbsent.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everybodyReadsWhatIsTheirsAndNobodyAWordMore() {
        var look = new SoftAssertions();
        for (String caller : CALLERS) {
            var seen = new TreeSet<String>();
            for (Route route : routes) {
                if (route.reads() || route.name().equals(WHO_TOLD_US)) {
                    String own = fixtures.id(
                            caller.equals("shelter") && route.group().equals("youth") ? "sheltered" : route.group());
                    seen.addAll(canaries(ask(caller, client(caller), route, own)));
                }
            }
            look.assertThat(seen).as(caller).isEqualTo(SEES.getOrDefault(caller, Set.of()));
        }
        look.assertAll();
    }

    @Test
    void whoHoldsTheReceiptReadsTheAnswerAndNothingElse() {
        var holder = new StaffClient(port);
        holder.get("/en/receipt");
        var opened = holder.post("/en/receipt", Map.of("go", "open", "code", fixtures.code()));
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(canaries(opened)).containsExactly(MatrixFixtures.ANSWER);
    }

    @Test
    void aReleaseThatIsTakenBackClosesAtOnce() {
        StaffClient released = client(RELEASED);
        String youth = "/app/youth/" + fixtures.id("youth");
        assertThat(canaries(released.get(youth))).containsExactly(MatrixFixtures.YOUTH);
        fixtures.releasesEnd(true);
        try {
            assertThat(released.get(youth).statusCode()).isEqualTo(404);
            assertThat(canaries(released.get("/app/youth"))).isEmpty();
        } finally {
            fixtures.releasesEnd(false);
        }
    }

    @Test
    void aSuspensionClosesEveryPageAtOnce() {
        var client = StaffClient.signedIn(port, "officer");
        assertThat(client.get("/app").statusCode()).isEqualTo(200);
        PlatformFixtures.run("update platform.person set suspended_at = now() where username = ?", "officer");
        try {
            for (Route route : routes) {
                if (route.isStaff() && route.reads()) {
                    var answer = ask("officer", client, route, fixtures.id(route.group()));
                    assertThat(answer.statusCode()).as(route.name()).isNotEqualTo(200);
                }
            }
        } finally {
            PlatformFixtures.run("update platform.person set suspended_at = null where username = ?", "officer");
        }
    }

    private HttpResponse<String> ask(String caller, StaffClient client, Route route, String id) {
        return route.reads() ? client.get(route.path(id)) : client.post(route.path(id), fixtures.fields(route, caller));
    }

    private static String bare(HttpResponse<String> answer, String id) {
        return answer.body().replace(id, "ID").replaceAll("(name=\"_csrf\" value=\")[^\"]+", "$1");
    }

    private static Set<String> canaries(HttpResponse<String> answer) {
        return CANARY.matcher(answer.body()).results().map(it -> it.group()).collect(Collectors.toSet());
    }

    private StaffClient client(String caller) {
        return java.util.Objects.requireNonNull(clients.get(caller));
    }
}
