package org.anydoor.platform.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.filter.OncePerRequestFilter;

/** An agency's provider as it could be: a second authorization server in a context and on a port of its own, with people who are known to it by a cookie. */
final class RealProvider implements AutoCloseable {
    static final String CLIENT = "anydoor-client";
    static final String SECRET = "a-secret-between-us";
    static final String USER = "provider-user";

    private final Tomcat tomcat = new Tomcat();
    private final Program program = new Program();

    RealProvider(String... comeBack) throws IOException, LifecycleException {
        program.comeBack = List.of(comeBack);
        var context = new GenericWebApplicationContext();
        AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
        context.registerBean(Program.class, () -> program);
        Path folder = Files.createTempDirectory("provider");
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        var web = tomcat.addContext("", folder.toString());
        web.addServletContainerInitializer(
                (types, servlets) -> {
                    context.setServletContext(servlets);
                    context.refresh();
                    servlets.setAttribute(
                            org.springframework.web.context.WebApplicationContext
                                    .ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE,
                            context);
                },
                null);
        var filter = new FilterDef();
        filter.setFilterName("security");
        filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain"));
        web.addFilterDef(filter);
        var all = new FilterMap();
        all.setFilterName("security");
        all.addURLPattern("/*");
        web.addFilterMap(all);
        Tomcat.addServlet(web, "nothing", new jakarta.servlet.http.HttpServlet() {});
        web.addServletMappingDecoded("/", "nothing");
        tomcat.getConnector();
        tomcat.start();
    }

    String issuer() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort();
    }

    /** How it says that it recognised somebody. */
    void says(String... methods) {
        program.methods = List.of(methods);
    }

    /** What is done to each token before it is signed. */
    void spoils(Consumer<JwtClaimsSet.Builder> claims) {
        program.spoilt = claims;
    }

    /** When it last asked its people who they are; null: it does not say. Otherwise it has just asked. */
    void askedAt(@Nullable Instant at) {
        program.asked = () -> at;
    }

    /** That it refuses every code, in this word. */
    void refusesWith(String error) {
        program.refusal = error;
    }

    /** That it names itself in each answer. */
    void namesItself() {
        program.namesItself = true;
    }

    /** As it was when it began. */
    void anew() {
        program.methods = List.of();
        program.asked = Instant::now;
        program.refusal = "";
        program.spoilt = claims -> {};
        program.namesItself = false;
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Its inside; not annotated as a configuration, so that the program under test never takes it for its own. */
    @EnableWebSecurity
    static class Program {
        private List<String> comeBack = List.of();
        private volatile List<String> methods = List.of();
        private volatile Supplier<@Nullable Instant> asked = Instant::now;
        private volatile Consumer<JwtClaimsSet.Builder> spoilt = claims -> {};
        private volatile boolean namesItself;
        private volatile String refusal = "";

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    Stream.of(CLIENT, "another-client").map(this::client).toList());
        }

        private RegisteredClient client(String id) {
            return RegisteredClient.withId(UUID.randomUUID().toString())
                    .clientId(id)
                    .clientSecret("{noop}" + (id.equals(CLIENT) ? SECRET : "another-secret-between-them"))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUris(all -> all.addAll(comeBack))
                    .scope("openid")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID(UUID.randomUUID().toString())
                    .build()));
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> words() {
            return context -> {
                if (context.getTokenType().getValue().equals("id_token")) {
                    if (!methods.isEmpty()) {
                        context.getClaims().claim("amr", methods);
                    }
                    Instant at = asked.get();
                    context.getClaims().claims(all -> all.remove("auth_time"));
                    if (at != null) {
                        context.getClaims().claim("auth_time", Date.from(at));
                    }
                    spoilt.accept(context.getClaims());
                }
            };
        }

        private void refuse(ServletRequest request, ServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (refusal.isEmpty()
                    || !((HttpServletRequest) request).getRequestURI().equals("/oauth2/token")) {
                chain.doFilter(request, response);
                return;
            }
            ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("application/json");
            response.getWriter().write("{\"error\":\"" + refusal + "\"}");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(
                            oidc -> oidc.providerConfigurationEndpoint(it -> it.providerConfigurationCustomizer(said ->
                                    said.claim("authorization_response_iss_parameter_supported", namesItself)))))
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .csrf(AbstractHttpConfigurer::disable)
                    .addFilterAfter(new ByCookie(), SecurityContextHolderFilter.class)
                    .addFilterBefore(this::refuse, SecurityContextHolderFilter.class)
                    .build();
        }
    }

    /** Somebody whose page at the provider is open already. */
    private static final class ByCookie extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
            Stream.of(cookies)
                    .filter(it -> it.getName().equals(USER))
                    .findFirst()
                    .ifPresent(it -> SecurityContextHolder.getContext()
                            .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                    it.getValue(),
                                    null,
                                    List.of(FactorGrantedAuthority.fromAuthority(
                                            FactorGrantedAuthority.PASSWORD_AUTHORITY)))));
            chain.doFilter(request, response);
        }
    }
}
