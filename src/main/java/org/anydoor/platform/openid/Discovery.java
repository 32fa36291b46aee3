package org.anydoor.platform.openid;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.outbound.Outbound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a provider what it says of itself, and takes it only where it names exactly the issuer that was asked. What was found is
 * good for ten minutes, and so is a failure for some seconds, so that nobody makes the program knock without end.
 */
@Component
public class Discovery {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration FAILED_FOR = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 500;
    /** Keys that are the provider's alone; a secret that both hold proves nothing about who signed. */
    private static final Set<String> SIGNED_BY_THEM =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private final Outbound outbound;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Discovery(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** What came of asking. */
    public sealed interface Answer {
        /** It is what it was taken for. */
        record Found(Metadata metadata) implements Answer {}

        /** It is not to be had, or not to be taken. */
        record Failed(Trouble why) implements Answer {}
    }

    private record Kept(Answer answer, Instant until) {}

    /** What the issuer says, perhaps some minutes ago. */
    public Answer of(String issuer) {
        Kept known = kept.get(issuer);
        return known != null && known.until().isAfter(clock.instant()) ? known.answer() : anew(issuer);
    }

    /** What the issuer says now. */
    public Answer anew(String issuer) {
        Answer answer = ask(issuer);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(
                issuer, new Kept(answer, clock.instant().plus(answer instanceof Answer.Found ? GOOD_FOR : FAILED_FOR)));
        return answer;
    }

    private Answer ask(String issuer) {
        String address = issuer.replaceFirst("/$", "") + WELL_KNOWN;
        var wrong = outbound.wrong(address);
        if (wrong.isPresent()) {
            return new Answer.Failed(
                    wrong.get() == Outbound.Wrong.UNKNOWN_HOST ? Trouble.UNREACHABLE : Trouble.NOT_PERMITTED);
        }
        try (var response = outbound.factory(Outbound.Use.SIGN_IN)
                .createRequest(URI.create(address), HttpMethod.GET)
                .execute()) {
            if (!response.getStatusCode().equals(HttpStatus.OK)) {
                return new Answer.Failed(Trouble.UNREACHABLE);
            }
            return read(issuer, new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return new Answer.Failed(Trouble.UNREACHABLE);
        }
    }

    private Answer read(String issuer, String document) {
        try {
            JsonNode said = json.readTree(document);
            String authorization = text(said, "authorization_endpoint");
            String token = text(said, "token_endpoint");
            String keys = text(said, "jwks_uri");
            Set<String> algorithms = algorithms(said);
            if (!issuer.equals(text(said, "issuer"))
                    || authorization == null
                    || token == null
                    || keys == null
                    || algorithms.isEmpty()) {
                return new Answer.Failed(Trouble.OTHER_ISSUER);
            }
            if (!Stream.of(authorization, token, keys).allMatch(this::isPermitted)) {
                return new Answer.Failed(Trouble.NOT_PERMITTED);
            }
            return new Answer.Found(new Metadata(
                    issuer,
                    authorization,
                    token,
                    keys,
                    algorithms,
                    words(said, "token_endpoint_auth_methods_supported"),
                    said.path("authorization_response_iss_parameter_supported").asBoolean(false),
                    endSession(said)));
        } catch (JacksonException unreadable) {
            return new Answer.Failed(Trouble.UNREACHABLE);
        }
    }

    private static Set<String> algorithms(JsonNode said) {
        List<String> offered = words(said, "id_token_signing_alg_values_supported");
        return (offered.isEmpty() ? List.of("RS256") : offered)
                .stream().filter(SIGNED_BY_THEM::contains).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable String endSession(JsonNode said) {
        String address = text(said, "end_session_endpoint");
        return address != null && isPermitted(address) ? address : null;
    }

    private boolean isPermitted(String address) {
        return outbound.wrong(address).isEmpty();
    }

    private static @Nullable String text(JsonNode said, String name) {
        JsonNode value = said.path(name);
        return value.isString() ? value.asString() : null;
    }

    private static List<String> words(JsonNode said, String name) {
        var words = new ArrayList<String>();
        said.path(name).forEach(it -> words.add(it.asString("")));
        return List.copyOf(words);
    }
}
