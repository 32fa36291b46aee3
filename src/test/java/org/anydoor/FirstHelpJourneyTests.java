package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.FreshCodes;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleSignIns;
import org.anydoor.pledge.Measures;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole first path, without JavaScript: told in Somali from a phone, triaged, routed, accepted, answered, closed, counted. */
@AnydoorTest
class FirstHelpJourneyTests {
    @Autowired
    Db db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Measures measures;

    private final int port;

    FirstHelpJourneyTests(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void aConcernToldInSomaliIsTriagedRoutedAcceptedAnsweredClosedAndCounted() {
        long before = inSomali();
        String code = tell();
        try (Browser navigator = signIn("navigator2")) {
            String concern = open(navigator);
            navigator.assertAccessible().picture("journey-concern");
            act(navigator, "/acknowledge");
            tick(navigator, "/send", "Child Protection");
            act(navigator, "/send");
            navigator.type("words", "Mahadsanid. Qof ayaa arrinta haya.");
            act(navigator, "/message");
            navigator.assertAccessible().picture("journey-answered");
            acceptedByChildProtection(concern);
            navigator.go(concern);
            navigator.page().locator("summary:text-is('Close')").click();
            navigator.page().selectOption("select[name=outcome]", "with-agency");
            navigator
                    .page()
                    .locator("form[action$='/close'] label[for^=closing-]")
                    .first()
                    .click();
            act(navigator, "/close");
            navigator.assertAccessible().picture("journey-closed");
            readByTheSender(code);
            seenByThePrivacyOfficer(concern.substring(concern.lastIndexOf('/') + 1));
        }
        assertThat(inSomali()).isEqualTo(before + 1);
    }

    private String tell() {
        try (Browser phone = Browser.open(port, Size.PHONE)) {
            phone.go("/so/concern").choose("danger-not-now").press("Xigta: Maxaa iyo kuma");
            phone.type("what", "Qof yar waxaa lagu hayaa qol albaabka xidhan yahay.")
                    .choose("signs-fearful")
                    .choose("harm-sex");
            phone.type("youth-age", "ilaa 14").press("Xigta: Halkee iyo goorma").press("Xigta: Adiga");
            phone.press("Xigta: Eegis kama dambays").press("Dir");
            return phone.page().locator("#code").innerText();
        }
    }

    private static String open(Browser staff) {
        staff.go("/app/intake?state=new&language=so&sort=newest")
                .assertAccessible()
                .picture("journey-queue");
        String path = staff.page()
                .locator("a[href^='/app/intake/']:has-text('Concern')")
                .first()
                .getAttribute("href");
        staff.go(path);
        assertThat(staff.text()).contains("Qof yar waxaa lagu hayaa qol albaabka xidhan yahay.");
        return path;
    }

    private void acceptedByChildProtection(String concern) {
        try (Browser protection = signIn("protection2")) {
            protection.go(concern).assertAccessible();
            assertThat(protection.text()).doesNotContain("Mahadsanid. Qof ayaa arrinta haya.");
            act(protection, "/acknowledge");
            act(protection, "/accept");
        }
    }

    private void readByTheSender(String code) {
        try (Browser phone = Browser.open(port, Size.PHONE)) {
            phone.go("/so/receipt")
                    .type("code", code)
                    .press("Fur")
                    .assertAccessible()
                    .picture("journey-follow-up");
            assertThat(phone.text()).contains("Mahadsanid. Qof ayaa arrinta haya.");
            assertThat(phone.text()).doesNotContain("Lakeland", "Lindqvist");
        }
    }

    private void seenByThePrivacyOfficer(String concern) {
        try (Browser privacy = signIn("privacy")) {
            privacy.go("/app/audit?subject=" + concern).assertAccessible().picture("journey-audit");
            assertThat(privacy.text()).contains("Daniel Lindqvist");
        }
    }

    private static void act(Browser staff, String deed) {
        staff.page()
                .locator("main form[action$='" + deed + "'] button[type=submit]")
                .first()
                .click();
    }

    private static void tick(Browser staff, String deed, String label) {
        staff.page()
                .locator("main form[action$='" + deed + "'] label:has-text('" + label + "')")
                .click();
    }

    private Browser signIn(String username) {
        var who = SampleSignIns.read(TestPostgres.HOME).orElseThrow().stream()
                .filter(it -> it.username().equals(username))
                .findFirst()
                .orElseThrow();
        FreshCodes.forget(username);
        Browser staff = Browser.open(port, Size.DESK);
        staff.go("/app/sign-in")
                .type("name", username)
                .type("password", who.password())
                .type("code", code(who.totpSecret()));
        act(staff, "/sign-in");
        assertThat(staff.page().url()).endsWith("/app");
        return staff;
    }

    private static String code(String secret) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator();
            var key = new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm());
            return "%06d".formatted(generator.generateOneTimePassword(key, Instant.now()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts intake's Somali concerns anew, as the nightly job does. */
    private long inSomali() {
        AgencyId intake = Callers.as(
                new Caller.Infrastructure(),
                () -> transaction.execute(
                        open -> db.sql("select a.id from platform.agency a where a.name = 'No Wrong Door North'")
                                .one((rs, n) -> new AgencyId(Db.uuid(rs, "id")))));
        return Callers.<Long, RuntimeException>as(new Caller.Job("measures", intake), () -> {
            measures.compute(intake);
            return transaction.execute(
                    open -> db.sql("""
                    select coalesce(sum(c.count), 0) from pledge.cell c
                    where c.measure = 'intake.measure-languages' and c.dimension = 'so' and c.agency_id = :intake
                    """).with("intake", intake).count());
        });
    }
}
