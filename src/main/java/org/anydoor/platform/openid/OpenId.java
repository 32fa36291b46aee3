package org.anydoor.platform.openid;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.outbound.Outbound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Asks a provider who somebody is, by the authorization code flow with PKCE, state and nonce, and believes the answer only after
 * Spring Security has looked at signature, issuer, audience, nonce and time. No scope but {@code openid} is asked for: we need
 * to know that it is the same person as before, and nothing about them.
 */
@Component
public class OpenId {
    private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
    private static final String SCOPE = "openid";
    /** What the log says of an answer: our own words, Spring Security's, and the codes of RFC 6749 5.2; no other word of a provider's. */
    private static final Set<String> TOLD = Set.of(
            "another issuer or state",
            "no token",
            "auth_time",
            "invalid_id_token",
            "invalid_nonce",
            "invalid_token_response",
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope");
    /** How far a provider's clock may be behind ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Discovery discovery;
    private final Outbound outbound;
    private final Clock clock;
    private final OidcAuthorizationCodeAuthenticationProvider flow;

    OpenId(Discovery discovery, Outbound outbound, Clock clock) {
        this.discovery = discovery;
        this.outbound = outbound;
        this.clock = clock;
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(outbound.factory(Outbound.Use.SIGN_IN))
                .configureMessageConverters(it -> it.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        flow = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, it -> new DefaultOidcUser(List.of(), it.getIdToken()));
        flow.setJwtDecoderFactory(this::decoder);
    }

    /** What comes back in the browser's address. */
    public record Answer(
            @Nullable String code,
            @Nullable String state,
            @Nullable String issuer,
            @Nullable String error) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** On to the provider. */
        record Go(URI address) implements Outcome {}

        /**
         * Somebody whom the provider knows.
         *
         * @param identity a digest of issuer and subject
         * @param secondFactor whether it says that it asked for a second factor, in words that the agency trusts
         * @param said its words about how it recognised them: {@code amr} and {@code acr}
         */
        record Proven(byte[] identity, boolean secondFactor, List<String> said) implements Outcome {}

        /** Not this time. */
        record Failed(Trouble why) implements Outcome {}
    }

    /** Where to send the browser: the provider is not to take somebody for granted whose page is open there already. */
    public Outcome begin(IdentityProvider provider, Attempt attempt) {
        return switch (discovery.of(provider.issuer())) {
            case Discovery.Answer.Failed failed -> new Outcome.Failed(failed.why());
            case Discovery.Answer.Found found ->
                new Outcome.Go(
                        URI.create(request(found.metadata(), provider, attempt).getAuthorizationRequestUri()));
        };
    }

    private static OAuth2AuthorizationRequest request(Metadata metadata, IdentityProvider provider, Attempt attempt) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(OidcParameterNames.NONCE, digest(attempt.nonce()));
        parameters.put(PkceParameterNames.CODE_CHALLENGE, digest(attempt.verifier()));
        parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        parameters.put("prompt", "login");
        parameters.put("max_age", "0");
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(metadata.authorization())
                .clientId(provider.clientId())
                .redirectUri(attempt.comeBack())
                .scope(SCOPE)
                .state(attempt.state())
                .additionalParameters(parameters)
                .attributes(it -> {
                    it.put(OidcParameterNames.NONCE, attempt.nonce());
                    it.put(PkceParameterNames.CODE_VERIFIER, attempt.verifier());
                })
                .build();
    }

    /** Whom the answer proves to sit there now: to have signed in there since the question went out. */
    public Outcome finish(IdentityProvider provider, Attempt attempt, Instant asked, Answer answer) {
        return switch (discovery.of(provider.issuer())) {
            case Discovery.Answer.Failed failed -> new Outcome.Failed(failed.why());
            case Discovery.Answer.Found found -> finish(found.metadata(), provider, attempt, asked, answer);
        };
    }

    private Outcome finish(
            Metadata metadata, IdentityProvider provider, Attempt attempt, Instant asked, Answer answer) {
        if (!isFrom(metadata, answer.issuer()) || !attempt.state().equals(answer.state())) {
            return failed(Trouble.NOT_BELIEVED, "another issuer or state");
        }
        if (answer.error() != null || answer.code() == null) {
            return new Outcome.Failed(Trouble.REFUSED_THERE);
        }
        var exchange = new OAuth2AuthorizationExchange(
                request(metadata, provider, attempt),
                OAuth2AuthorizationResponse.success(answer.code())
                        .redirectUri(attempt.comeBack())
                        .state(attempt.state())
                        .build());
        try {
            var known = flow.authenticate(
                    new OAuth2LoginAuthenticationToken(client(metadata, provider, attempt), exchange));
            return known != null && known.getPrincipal() instanceof OidcUser user
                    ? proven(provider, user, asked)
                    : failed(Trouble.NOT_BELIEVED, "no token");
        } catch (OAuth2AuthenticationException refused) {
            return failed(trouble(refused), refused.getError().getErrorCode());
        } catch (RestClientException gone) {
            return new Outcome.Failed(Trouble.UNREACHABLE);
        }
    }

    /** A provider that says that it names itself is held to it, so that no other's answer is taken for its own (RFC 9207 §2.4). */
    private static boolean isFrom(Metadata metadata, @Nullable String issuer) {
        return issuer == null ? !metadata.namesIssuer() : issuer.equals(metadata.issuer());
    }

    /** That it asked anew is believed by the time that it signs (OpenID Connect Core 3.1.3.7), not because it was told to. */
    private static Outcome proven(IdentityProvider provider, OidcUser user, Instant asked) {
        if (!(user.getClaims().get(IdTokenClaimNames.AUTH_TIME) instanceof Number at)
                || at.longValue() < asked.minus(CLOCKS_DIFFER).getEpochSecond()) {
            return failed(Trouble.NOT_ANEW, "auth_time");
        }
        List<String> methods = Objects.requireNonNullElse(user.getAuthenticationMethods(), List.of());
        String context = user.getAuthenticationContextClass();
        List<String> said = context == null
                ? List.copyOf(methods)
                : Stream.concat(methods.stream(), Stream.of(context)).toList();
        return new Outcome.Proven(
                identity(provider.issuer(), Objects.requireNonNull(user.getSubject())),
                said.stream().anyMatch(provider.factors()::contains),
                said);
    }

    private static byte[] identity(String issuer, String subject) {
        return sha256(issuer.length() + ":" + issuer + subject);
    }

    private static Outcome failed(Trouble why, String code) {
        LOG.warn("the answer of a sign-in provider was not taken: {}", TOLD.contains(code) ? code : "other");
        return new Outcome.Failed(why);
    }

    private static Trouble trouble(OAuth2AuthenticationException refused) {
        return switch (refused.getError().getErrorCode()) {
            case "invalid_client", "unauthorized_client" -> Trouble.NOT_KNOWN_THERE;
            case "invalid_token_response" -> isUnauthorized(refused) ? Trouble.NOT_KNOWN_THERE : Trouble.UNREACHABLE;
            default -> Trouble.NOT_BELIEVED;
        };
    }

    /** Whoever does not know us may say so by the status alone (RFC 6749 §5.2). */
    private static boolean isUnauthorized(Throwable refused) {
        return Stream.iterate(refused, Objects::nonNull, Throwable::getCause)
                .anyMatch(HttpClientErrorException.Unauthorized.class::isInstance);
    }

    private static ClientRegistration client(Metadata metadata, IdentityProvider provider, Attempt attempt) {
        boolean inTheBody = metadata.clientMethods().contains("client_secret_post")
                && !metadata.clientMethods().contains("client_secret_basic");
        return ClientRegistration.withRegistrationId(provider.agency().value().toString())
                .clientId(provider.clientId())
                .clientSecret(provider.secret())
                .clientAuthenticationMethod(
                        inTheBody
                                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(attempt.comeBack())
                .scope(SCOPE)
                .issuerUri(metadata.issuer())
                .authorizationUri(metadata.authorization())
                .tokenUri(metadata.token())
                .jwkSetUri(metadata.keys())
                .providerConfigurationMetadata(Map.of("algorithms", metadata.algorithms()))
                .build();
    }

    /** The provider's keys are asked for at each sign-in: a key that it has taken back proves nothing from then on. */
    private JwtDecoder decoder(ClientRegistration client) {
        var provider = client.getProviderDetails();
        var decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(provider.getJwkSetUri()))
                .restOperations(new RestTemplate(outbound.factory(Outbound.Use.SIGN_IN)))
                .jwsAlgorithms(all -> algorithms(provider.getConfigurationMetadata()).stream()
                        .map(SignatureAlgorithm::from)
                        .filter(Objects::nonNull)
                        .forEach(all::add))
                .build();
        var validator = new OidcIdTokenValidator(client);
        validator.setClock(clock);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private static Set<String> algorithms(Map<String, Object> metadata) {
        return metadata.get("algorithms") instanceof Set<?> all
                ? all.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    /** As the standard writes a digest in an address. */
    private static String digest(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
