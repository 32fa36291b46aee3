package org.anydoor.platform.api.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.web.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two chains of programs, before those of people: one gives tokens, the other wants one. Neither knows a cookie, a session
 * or another origin; of the authorization server only the token endpoint, its keys and its description answer.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    static final String TOKEN = "/api/oauth2/token";
    static final String KEYS = "/api/oauth2/keys";
    static final String DESCRIPTION = "/.well-known/oauth-authorization-server";
    static final String OPEN_API = "/api/v1/openapi.json";

    private final JsonMapper json;

    ApiSecurity(JsonMapper json) {
        this.json = json;
    }

    /** What the page of keys shows. */
    @Bean
    static JWKSource<SecurityContext> publishedKeys(Tokens tokens) {
        return tokens.published();
    }

    @Bean
    @Order(-2)
    SecurityFilterChain tokenEndpoint(
            HttpSecurity http, Clients clients, Tokens tokens, Issuer issuer, Guesses guesses) {
        return bare(http)
                .securityMatcher(TOKEN, KEYS, DESCRIPTION)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(new NothingKept())
                        .tokenGenerator(tokens.generator())
                        .authorizationServerSettings(AuthorizationServerSettings.builder()
                                .issuer(issuer.url())
                                .tokenEndpoint(TOKEN)
                                .jwkSetEndpoint(KEYS)
                                .build())
                        .clientAuthentication(how -> how.authenticationProviders(providers -> providers.stream()
                                .filter(ClientSecretAuthenticationProvider.class::isInstance)
                                .map(ClientSecretAuthenticationProvider.class::cast)
                                .forEach(it -> it.setPasswordEncoder(clients.secrets())))))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .addFilterBefore(new TokenGate(guesses), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    @Order(-1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, ClientPace pace) {
        return bare(http)
                .securityMatcher("/api/**")
                .authorizeHttpRequests(all -> all.requestMatchers(HttpMethod.GET, OPEN_API)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(tokens.decoder()).jwtAuthenticationConverter(tokens::holder))
                        .authenticationEntryPoint((request, response, why) -> refuse(response, HttpStatus.UNAUTHORIZED))
                        .accessDeniedHandler((request, response, why) -> refuse(response, HttpStatus.FORBIDDEN)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, why) -> refuse(response, HttpStatus.UNAUTHORIZED)))
                .addFilterAfter(pace.filter(json), AuthorizationFilter.class)
                .build();
    }

    private static HttpSecurity bare(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.of(status.value())));
    }
}
