package org.anydoor.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody tries who has a token, or wants one. */
@AnydoorTest
class ApiAttackTests {
    private static final String OURS = "http://localhost";

    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private SigningKeys keys;

    private Partner partner;

    @BeforeEach
    void partner() {
        partner = Partner.of(port, clients);
    }

    @Test
    void anotherProgramFindsNothingEvenOfItsOwnAgency() {
        String id = sent(partner);
        Partner stranger = Partner.of(port, clients, "city-311");
        var made = (ApiClients.Outcome.Made)
                partner.as(() -> clients.make("Second system", "partner", Set.of(ApiClient.READ)));
        var absent = partner.get(partner.token(), UUID.randomUUID().toString());
        for (var answer :
                List.of(stranger.get(stranger.token(), id), partner.get(partner.tokenOf(made, "concern:read"), id))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(absent.body());
        }
        assertThat(partner.get(partner.token(), "../../app").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(partner.get(partner.token(), "1%27%20or%20true").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKeyOfAnotherProgramNamesAnotherSending() {
        String key = Partner.key();
        Partner other = Partner.of(port, clients);
        var first = partner.post(partner.token(), key, Partner.CONCERN);
        var second = other.post(other.token(), key, Partner.CONCERN);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(Partner.json(second).get("id"))
                .isNotEqualTo(Partner.json(first).get("id"));
    }

    @Test
    void aRevokedProgramIsOutWithTheTokenThatItHolds() {
        String id = sent(partner);
        String token = partner.token();
        assertThat(partner.get(token, id).statusCode()).isEqualTo(200);
        partner.as(() -> clients.revoke(partner.id()));
        assertThat(partner.get(token, id).statusCode()).isEqualTo(401);
        assertThat(partner.post(token, Partner.key(), Partner.CONCERN).statusCode())
                .isEqualTo(401);
        assertThat(partner.ask(partner.secret(), Partner.BOTH).statusCode()).isEqualTo(401);
    }

    @Test
    void twoSecretsOpenUntilOneIsEndedAndAThirdIsRefused() {
        var second = (ApiClients.Outcome.Made) partner.as(() -> clients.newSecret(partner.id()));
        assertThat(partner.as(() -> clients.newSecret(partner.id()))).isInstanceOf(ApiClients.Outcome.TwoAlready.class);
        assertThat(partner.ask(partner.secret(), Partner.BOTH).statusCode()).isEqualTo(200);
        assertThat(partner.ask(second.secret().text(), Partner.BOTH).statusCode())
                .isEqualTo(200);
        UUID first = partner.as(() ->
                clients.find(partner.id()).orElseThrow().secrets().getFirst().id());
        partner.as(() -> clients.endSecret(partner.id(), first));
        assertThat(partner.ask(partner.secret(), Partner.BOTH).statusCode()).isEqualTo(401);
        assertThat(partner.ask(second.secret().text(), Partner.BOTH).statusCode())
                .isEqualTo(200);
    }

    @Test
    void noSecretStandsInTheDatabase() {
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.api_secret s where encode(s.digest, 'escape') like '%' || ? || '%'
                  or s.digest = sha256(?::bytea)
                """, partner.secret(), partner.secret()))
                .isZero();
    }

    @Test
    void whoeverGuessesSecretsMustWait() {
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            int status = partner.ask("guess-" + i, Partner.BOTH).statusCode();
            assertThat(status).isIn(401, 429);
            refused += status == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aScopeThatAProgramLacksIsNotGiven() {
        assertThat(partner.ask(partner.secret(), "concern:send administration").statusCode())
                .isEqualTo(400);
    }

    @Test
    void forgedTokensOpenNothing() throws JOSEException {
        String id = sent(partner);
        var signing = keys.signing();
        var stranger = new ECKeyGenerator(Curve.P_256).keyID(signing.getKeyID()).generate();
        byte[] publicBytes = signing.toECPublicKey().getEncoded();
        Instant now = Instant.now();
        var good = claims(now.plusSeconds(60), OURS, OURS + "/api/v1");
        JWSHeader es = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(signing.getKeyID())
                .build();
        JWSHeader hs = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(signing.getKeyID())
                .build();
        assertThat(partner.get(signed(es, new ECDSASigner(signing), good), id).statusCode())
                .as("the forgeries below differ from this in one thing each")
                .isEqualTo(200);
        List<String> forged = List.of(
                new PlainJWT(good).serialize(),
                signed(hs, new MACSigner(publicBytes), good),
                signed(es, new ECDSASigner(stranger), good),
                signed(es, new ECDSASigner(signing), claims(now.minusSeconds(30), OURS, OURS + "/api/v1")),
                signed(es, new ECDSASigner(signing), claims(now.plusSeconds(60), OURS, OURS + "/api/v2")),
                signed(
                        es,
                        new ECDSASigner(signing),
                        claims(now.plusSeconds(60), OURS, partner.id().toString())),
                signed(
                        es,
                        new ECDSASigner(signing),
                        claims(now.plusSeconds(60), "https://evil.example", OURS + "/api/v1")),
                signed(es, new ECDSASigner(signing), claims(null, OURS, OURS + "/api/v1")),
                signed(es, new ECDSASigner(signing), good).replaceFirst("\\.[^.]*$", "."),
                "x",
                "x".repeat(5_000));
        for (String token : forged) {
            var answer = partner.get(token, id);
            assertThat(answer.statusCode())
                    .as(token.substring(0, Math.min(40, token.length())))
                    .isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void aTokenInTheAddressOrTheBodyIsNoToken() {
        String token = partner.token();
        var answer = partner.send(HttpRequest.newBuilder(URI.create(
                        OURS + ":" + port + "/api/v1/concerns/" + UUID.randomUUID() + "?access_token=" + token))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void theIssuerIsNoWordOfTheRequest() throws IOException {
        for (String path :
                List.of("/.well-known/oauth-authorization-server", "/api/v1/openapi.json", "/api/oauth2/keys")) {
            String answer =
                    partner.raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                            + "Connection: close\r\n\r\n");
            assertThat(answer).doesNotContain("evil.example").contains(" 200 ");
        }
        assertThat(partner.raw("GET /api/oauth2/keys HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .contains("\"kty\":\"EC\"")
                .doesNotContain("\"d\":");
    }

    @Test
    void noOtherAddressOfTheAuthorizationServerAnswers() {
        for (String path : List.of(
                "/oauth2/authorize",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/register",
                "/oauth2/device_authorization",
                "/api/oauth2/authorize",
                "/login")) {
            var answer = partner.send(
                    HttpRequest.newBuilder(URI.create(OURS + ":" + port + path)).GET());
            assertThat(answer.statusCode()).as(path).isIn(401, 404);
        }
    }

    @Test
    void noOtherOriginIsLetInAndNoCookieIsSet() {
        var answer = partner.send(HttpRequest.newBuilder(URI.create(OURS + ":" + port + "/api/v1/concerns"))
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.headers().map().keySet())
                .noneMatch(it -> it.toLowerCase().startsWith("access-control"));
        assertThat(partner.ask(partner.secret(), Partner.BOTH).headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void anOldKeyVerifiesUntilItsTokensAreOverAndIsThenGone() {
        String token = partner.token();
        String id = sent(partner);
        PlatformFixtures.run("update platform.signing_key set signs_from = signs_from - interval '40 days'");
        String old = keys.signing().getKeyID();
        keys.rotate();
        assertThat(keys.published().getKeys()).hasSizeGreaterThan(1);
        assertThat(partner.get(token, id).statusCode()).isEqualTo(200);
        PlatformFixtures.run("update platform.signing_key set signs_from = signs_from - interval '1 hour'");
        keys.rotate();
        assertThat(keys.published().getKeyByKeyId(old)).isNull();
        assertThat(partner.get(token, id).statusCode()).isEqualTo(401);
        assertThat(partner.get(partner.token(), id).statusCode()).isEqualTo(200);
    }

    private static String sent(Partner by) {
        var answer = by.post(by.token(), Partner.key(), Partner.CONCERN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Partner.json(answer).get("id").asString();
    }

    private JWTClaimsSet claims(@Nullable Instant until, String issuer, String audience) {
        return new JWTClaimsSet.Builder()
                .subject(partner.id().toString())
                .issuer(issuer)
                .audience(audience)
                .claim("scope", List.of("concern:send", "concern:read"))
                .expirationTime(until == null ? null : Date.from(until))
                .build();
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
