package org.anydoor.platform.api;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's program as it speaks with the server over real HTTP, let in by an administrator of an agency of its own. */
public final class Partner {
    public static final String BOTH = "concern:send concern:read";
    /** A concern with nothing but what must be there. */
    static final String CONCERN = "{\"danger\": \"unknown\", \"what\": \"Somebody waits by the stairs.\"}";

    private static final JsonMapper JSON = new JsonMapper();

    private final String origin;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AgencyId agency;
    private final PersonId administrator;
    private final ApiClients clients;
    private final ApiClients.Outcome.Made made;

    private Partner(int port, Partner same) {
        this.origin = "http://localhost:" + port;
        this.clients = same.clients;
        this.agency = same.agency;
        this.administrator = same.administrator;
        this.made = same.made;
    }

    /** The same program, which is answered by another node. */
    public Partner at(int port) {
        return new Partner(port, this);
    }

    private Partner(int port, ApiClients clients, String kind) {
        this.origin = "http://localhost:" + port;
        this.clients = clients;
        this.agency = PlatformFixtures.agency(kind);
        this.administrator = PlatformFixtures.person(agency, "administrator");
        var outcome = as(() -> clients.make("Case system", "partner", Set.of(ApiClient.SEND, ApiClient.READ)));
        this.made = (ApiClients.Outcome.Made) outcome;
    }

    /** A program of a new school, and the door open for it. */
    public static Partner of(int port, ApiClients clients) {
        return of(port, clients, "school");
    }

    public static Partner of(int port, ApiClients clients, String kind) {
        PlatformFixtures.run("""
                update intake.door set owner_agency_id = (select id from platform.agency where kind = 'intake' order by made_at, id limit 1)
                where key = 'partner' and owner_agency_id is null
                """);
        return new Partner(port, clients, kind);
    }

    /** What an administrator of its agency does. */
    public <T> T as(Supplier<T> deed) {
        return Callers.as(new Caller.Member(administrator, agency), deed::get);
    }

    public ApiClients clients() {
        return clients;
    }

    public ClientId id() {
        return made.id();
    }

    public AgencyId agency() {
        return agency;
    }

    public String secret() {
        return made.secret().text();
    }

    /** The answer of the token endpoint. */
    public HttpResponse<String> ask(String secret, String scope) {
        return send(HttpRequest.newBuilder(URI.create(origin + "/api/oauth2/token"))
                .header("Authorization", basic(id().toString(), secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(Map.of("grant_type", "client_credentials", "scope", scope))));
    }

    public String token() {
        return token(BOTH);
    }

    public String token(String scope) {
        var answer = ask(secret(), scope);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer).get("access_token").asString();
    }

    /** A token for another program of the same agency. */
    public String tokenOf(ApiClients.Outcome.Made other, String scope) {
        var answer = send(HttpRequest.newBuilder(URI.create(origin + "/api/oauth2/token"))
                .header(
                        "Authorization",
                        basic(other.id().toString(), other.secret().text()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(Map.of("grant_type", "client_credentials", "scope", scope))));
        return json(answer).get("access_token").asString();
    }

    public HttpResponse<String> post(String token, String key, String body) {
        return send(request("/api/v1/concerns", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String token, String id) {
        return send(request("/api/v1/concerns/" + id, token).GET());
    }

    /** A request with a token, to be finished. */
    public HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Authorization", "Bearer " + token);
    }

    /** The sending of a concern, to be finished. */
    HttpRequest.Builder sending(String token) {
        return request("/api/v1/concerns", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key());
    }

    /** What is answered to these very bytes. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(origin).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        return HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    public static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
