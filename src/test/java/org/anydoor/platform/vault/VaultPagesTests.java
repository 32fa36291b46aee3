package org.anydoor.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.sample.SampleSignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An advocate of the sample at the locked notes: opens, reads, writes, closes; and what of it the database keeps. */
@AnydoorTest
@ExtendWith(OutputCaptureExtension.class)
class VaultPagesTests {
    private static final String NOTE = "Canary-page-4417 told me about the bus";

    @LocalServerPort
    private int port;

    @BeforeEach
    void nothingIsOpen() {
        PlatformFixtures.run("delete from platform.spring_session_attributes where attribute_name = 'anydoor.vault'");
    }

    @Test
    void anAdvocateOpensReadsWritesAndClosesAndTheLogTellsNothing(CapturedOutput output) {
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        String notes = notes();
        assertThat(advocate.get(notes).body()).contains("The notes are locked").doesNotContain("late bus");
        open(advocate);
        assertThat(advocate.get(notes).body())
                .doesNotContain("The notes are locked")
                .contains("Lock this note away");
        assertThat(StaffClient.target(advocate.post(notes, Map.of("note", NOTE))))
                .isEqualTo(notes);
        assertThat(advocate.get(notes).body()).contains(NOTE);
        advocate.post("/app/vault/close", Map.of());
        assertThat(advocate.get(notes).body()).contains("The notes are locked").doesNotContain(NOTE);
        assertThat(output.getAll()).doesNotContain("Canary-page").doesNotContain(words());
    }

    @Test
    void theSessionInTheDatabaseHoldsNothingThatOpens() {
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        open(advocate);
        String half = advocate.cookieValue("anydoor-vault").orElseThrow();
        String kept = kept();
        assertThat(kept).isNotEmpty();
        assertThat(kept)
                .doesNotContain(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(half)))
                .doesNotContain(HexFormat.of().formatHex(half.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(HexFormat.of().formatHex(words().getBytes(StandardCharsets.UTF_8)));
        StaffClient copied = StaffClient.signedIn(port, "advocate");
        copied.setCookie("anydoor-vault", half);
        assertThat(copied.get(notes()).body()).as("the cookie alone").contains("The notes are locked");
        advocate.setCookie("anydoor-vault", "A".repeat(43));
        assertThat(advocate.get(notes()).body()).as("the session alone").contains("The notes are locked");
        advocate.setCookie("anydoor-vault", half);
        assertThat(advocate.get(notes()).body()).doesNotContain("The notes are locked");
        advocate.get("/app/vault");
        advocate.post("/app/sign-out", Map.of());
        assertThat(kept()).isEmpty();
    }

    @Test
    void aLockedScreenAndTheEndOfTheSessionElsewhereCloseTheNotes() {
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        open(advocate);
        advocate.get("/app/vault");
        advocate.post("/app/lock", Map.of());
        assertThat(kept()).isEmpty();
        StaffClient again = StaffClient.signedIn(port, "advocate");
        open(again);
        assertThat(kept()).isNotEmpty();
        StaffClient elsewhere = StaffClient.signedIn(port, "advocate");
        elsewhere.get("/app/account");
        elsewhere.post("/app/account/sessions/end-others", Map.of());
        assertThat(kept()).isEmpty();
        assertThat(StaffClient.target(again.get(notes()))).startsWith("/app/sign-in");
    }

    @Test
    void whatIsSentAfterTheLockIsKeptNowhereAndStandsOnThePageToBeCopied() {
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        open(advocate);
        advocate.get(notes());
        advocate.post("/app/lock", Map.of());
        assertThat(advocate.post(notes(), Map.of("note", NOTE)).body()).contains(NOTE);
        assertThat(advocate.post("/app/vault/open", Map.of("words", "some secret words", "to", ""))
                        .body())
                .doesNotContain("some secret words");
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.held_post where path like '/app/vault%' or path like '%/notes'
                """)).isZero();
    }

    @Test
    void toEverybodyElseThereAreNoSuchPages() {
        for (String other : new String[] {"navigator", "shelter", "admin", "investigator"}) {
            StaffClient client = StaffClient.signedIn(port, other);
            assertThat(client.get("/app/vault").statusCode()).as(other).isEqualTo(404);
            assertThat(client.get(notes()).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void wrongWordsAndWeakOnesAreSaidBesideTheirField() {
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        advocate.get("/app/vault");
        assertThat(advocate.post("/app/vault/open", Map.of("words", "not these words at all", "to", ""))
                        .body())
                .contains("These are not your words");
        open(advocate);
        advocate.get("/app/vault/forgotten");
        assertThat(advocate.post("/app/vault/recover", Map.of("code", "x", "words", "short", "again", "other"))
                        .body())
                .contains("at least 16 letters")
                .contains("The two are not the same");
        advocate.post("/app/sign-out", Map.of());
    }

    @Test
    void thePagesFitAPhoneAndADesk() {
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        StaffClient joiner = StaffClient.signedIn(port, "advocate2");
        for (Browser.Size size : Browser.Size.values()) {
            look(joiner, size, "/app/vault", "vault-outside");
        }
        String chosen = "walnut harbor kettle meadow";
        joiner.get("/app/vault");
        assertThat(ask(joiner, "1".repeat(25), chosen)).contains("This is not the number of the lock");
        assertThat(joiner.get("/app/vault").body()).contains("Ask with these words");
        open(advocate);
        Matcher lock = Pattern.compile("<code>([0-9 ]{29})</code>")
                .matcher(advocate.get("/app/vault").body());
        assertThat(lock.find()).isTrue();
        advocate.post("/app/vault/close", Map.of());
        joiner.get("/app/vault");
        assertThat(ask(joiner, lock.group(1), chosen)).contains("Read this number to a colleague");
        assertThat(joiner.get("/app/vault").body()).doesNotContain("<code>").contains("Show my number");
        assertThat(joiner.post("/app/vault/open", Map.of("words", chosen, "to", ""))
                        .body())
                .contains("<code>");
        for (Browser.Size size : Browser.Size.values()) {
            look(joiner, size, "/app/vault", "vault-asked");
            look(advocate, size, "/app/vault?to=" + notes(), "vault-closed");
            look(advocate, size, "/app/vault/forgotten", "vault-forgotten");
            look(advocate, size, notes(), "notes-closed");
        }
        open(advocate);
        for (Browser.Size size : Browser.Size.values()) {
            look(advocate, size, "/app/vault", "vault-open");
            look(advocate, size, notes(), "notes-open");
        }
    }

    private static String ask(StaffClient joiner, String lock, String chosen) {
        return joiner.post("/app/vault/ask", Map.of("lock", lock, "asked", chosen, "askedAgain", chosen))
                .body();
    }

    private void look(StaffClient client, Browser.Size size, String path, String name) {
        try (Browser browser = Browser.open(port, size)) {
            client.lend(browser.page().context());
            browser.go(path).assertAccessible().picture(name + "-" + size);
        }
    }

    private static void open(StaffClient advocate) {
        advocate.get("/app/vault");
        var answer = advocate.post("/app/vault/open", Map.of("words", words(), "to", notes()));
        assertThat(StaffClient.target(answer)).isEqualTo(notes());
    }

    /** What the sessions keep of anybody's opened lock. */
    private static String kept() {
        return PlatformFixtures.value(String.class, """
                select coalesce(string_agg(encode(a.attribute_bytes, 'hex'), ' '), '') from platform.spring_session_attributes a
                where a.attribute_name = 'anydoor.vault'
                """);
    }

    private static String notes() {
        UUID id = PlatformFixtures.value(UUID.class, """
                select n.record_id from youth.privileged_note n join platform.agency a on a.id = n.agency_id
                where a.name = 'Open Hands Advocates' order by n.record_id limit 1
                """);
        return "/app/youth/" + id + "/notes";
    }

    private static String words() {
        try {
            Matcher found = Pattern.compile("# advocate opens the locked notes by these secret words: (.*)")
                    .matcher(Files.readString(SampleSignIns.fileIn(TestPostgres.HOME)));
            assertThat(found.find()).isTrue();
            return found.group(1).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
