package org.anydoor.platform.api.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.api.ClientDirectory;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.api.SigningKeys;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Makes tokens and believes them again: one algorithm, our issuer, our audience, not over, and a program that is not revoked.
 * A token opens no more than its program may do at this moment.
 */
@Component
class Tokens {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final SigningKeys keys;
    private final Issuer issuer;
    private final Clock clock;
    private final ClientDirectory directory;

    Tokens(SigningKeys keys, Issuer issuer, Clock clock, ClientDirectory directory) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
        this.directory = directory;
    }

    JWKSource<SecurityContext> published() {
        return (selector, context) -> selector.select(keys.published());
    }

    JwtGenerator generator() {
        JWKSource<SecurityContext> signing = (selector, context) -> List.of(keys.signing());
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(signing));
        generator.setJwtCustomizer(this::fill);
        generator.setClock(clock);
        return generator;
    }

    private void fill(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        context.getClaims().audience(List.of(issuer.audience()));
        ClientId.read(context.getRegisteredClient().getClientId()).ifPresent(directory::used);
    }

    JwtDecoder decoder() {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, published()));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCKS_DIFFER);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(issuer.url()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, them -> them != null && them.contains(issuer.audience())),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, end -> end != null)));
        return decoder;
    }

    /** Who shows the token, looked up anew. */
    AbstractAuthenticationToken holder(Jwt token) {
        ApiClient client = Optional.ofNullable(token.getSubject())
                .flatMap(ClientId::read)
                .flatMap(directory::find)
                .orElseThrow(() -> new InvalidBearerTokenException("The program is revoked."));
        List<String> said =
                Optional.ofNullable(token.getClaimAsStringList("scope")).orElse(List.of());
        var scopes = new HashSet<>(client.scopes());
        scopes.retainAll(said);
        return UsernamePasswordAuthenticationToken.authenticated(
                new ApiClient(client.id(), client.agency(), client.door(), scopes),
                "",
                scopes.stream().map(SimpleGrantedAuthority::new).toList());
    }
}
