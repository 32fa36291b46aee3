package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AnydoorTest
class SealPagesTests {
    @LocalServerPort
    int port;

    private final JobsDb jobs;
    private final MasterKey master;
    private StaffClient officer;

    @Autowired
    SealPagesTests(JobsDb jobs, MasterKey master, @LocalServerPort int port) {
        this.jobs = jobs;
        this.master = master;
        this.officer = StaffClient.signedIn(port, "privacy");
    }

    /** The file of an earlier run tells of another database. */
    @BeforeEach
    void seal() throws IOException {
        Files.deleteIfExists(TestPostgres.HOME.resolve(HeadsFile.FILE));
        officer.get("/app/audit");
        all();
    }

    private void all() {
        assertThat(new Sealing(jobs, TestPostgres.HOME, master, Clock.systemUTC()).all())
                .isInstanceOf(Sealing.Outcome.Sealed.class);
    }

    @Test
    void thePrivacyOfficerIsToldInOneSentenceThatTheTrailIsWhole() {
        assertThat(officer.get("/app/audit").body()).contains("action=\"/app/audit/verify\"");
        all();
        var answer = officer.post("/app/audit/verify", java.util.Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Whole")
                .contains("are as they were sealed")
                .doesNotContain("platform.audit.");
    }

    @Test
    void theCheckIsPressedOnThePageAndReadOnAPhoneToo() {
        for (Browser.Size size : Browser.Size.values()) {
            try (Browser browser = Browser.open(port, size)) {
                officer.lend(browser.page().context());
                browser.go("/app/audit")
                        .assertAccessible()
                        .picture("audit-" + size.name().toLowerCase(java.util.Locale.ROOT));
                all();
                browser.press("Check the seal").assertAccessible();
                assertThat(browser.heading()).isEqualTo("Is the audit whole?");
                browser.picture("audit-verified-" + size.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    @Test
    void oneAlteredRowIsNamedOnThePage() {
        UUID entry = PlatformFixtures.value(
                UUID.class,
                "select id from platform.audit_entry where action = 'platform.audit-read' order by xid desc limit 1");
        PlatformFixtures.run("update platform.audit_entry set action = 'platform.audit-lead' where id = ?", entry);
        try {
            var answer = officer.post("/app/audit/verify", java.util.Map.of());
            assertThat(answer.body())
                    .contains("Not as it was sealed")
                    .contains("Entry " + entry + " was changed after it was sealed");
        } finally {
            PlatformFixtures.run("update platform.audit_entry set action = 'platform.audit-read' where id = ?", entry);
        }
    }

    @Test
    void othersFindNeitherTheCheckNorAProof() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app");
        assertThat(navigator.post("/app/audit/verify", java.util.Map.of()).statusCode())
                .isEqualTo(404);
    }

    /** The tree is that of all agencies: how it grows would tell each what the others do, and in which order strangers came. */
    @Test
    void nothingThatAnAgencySeesTellsHowManyEntriesThereAreOrWhereItsOwnStand() {
        all();
        var answer = officer.post("/app/audit/verify", java.util.Map.of()).body();
        assertThat(answer).contains("are as they were sealed").doesNotContainPattern("\\d+ (of \\d+ )?entries");
        assertThat(officer.get("/app/audit/proof/" + mine()).statusCode()).isEqualTo(404);
        String mine = mine();
        assertThat(officer.get("/app/audit").body()).contains(mine).doesNotContain("position");
    }

    /** Written from docs/howto/verify-the-audit.md and RFC 9162, with nothing of the program. */
    @Test
    void anExportedProofHoldsForWhoeverChecksItWithTheirOwnCode() throws GeneralSecurityException {
        String entry = mine();
        assertThat(proof(UUID.randomUUID())).isEmpty();
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode proof = mapper.readTree(
                mapper.writeValueAsBytes(proof(UUID.fromString(entry)).orElseThrow()));
        assertThat(proof.get("entry").asString()).contains("id: " + entry).contains("action: platform.audit-read");
        assertThat(root(proof, proof.get("entry").asString()))
                .isEqualTo(proof.get("root").asString());
        assertThat(root(proof, proof.get("entry").asString().replace("audit-read", "audit-lead")))
                .isNotEqualTo(proof.get("root").asString());
        assertThat(proof.get("statement").asString())
                .startsWith("anydoor-audit-head-1 sealed " + proof.get("size").asLong() + " ")
                .endsWith(" " + proof.get("root").asString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes(proof, "publicKey"))));
        signature.update(proof.get("statement").asString().getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(bytes(proof, "signature"))).isTrue();
    }

    private Optional<Map<String, Object>> proof(UUID entry) {
        return jobs.sweep(Sealing.CALLER, db -> new Proofs(db, new AuditKeys(master).publicKeys()).of(entry));
    }

    private static String root(JsonNode proof, String entry) throws GeneralSecurityException {
        byte[] hash = sha256(new byte[] {0}, entry.getBytes(StandardCharsets.UTF_8));
        long index = proof.get("position").asLong();
        long last = proof.get("size").asLong() - 1;
        for (JsonNode it : proof.get("path")) {
            byte[] other = Base64.getDecoder().decode(it.asString());
            if (index % 2 == 1 || index == last) {
                hash = sha256(new byte[] {1}, other, hash);
                while (index % 2 == 0 && index > 0) {
                    index /= 2;
                    last /= 2;
                }
            } else {
                hash = sha256(new byte[] {1}, hash, other);
            }
            index /= 2;
            last /= 2;
        }
        return Base64.getEncoder().encodeToString(hash);
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] bytes(JsonNode proof, String field) {
        return Base64.getDecoder().decode(proof.get(field).asString());
    }

    private static String mine() {
        return PlatformFixtures.value(UUID.class, """
                select e.id from platform.audit_entry e join platform.person p on p.id = e.person_id
                where p.username = 'privacy' and e.action = 'platform.audit-read' order by e.xid desc limit 1
                """).toString();
    }
}
