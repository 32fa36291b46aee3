package org.anydoor.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A navigator works through the queue without a mouse; who types or has turned the keys off is not disturbed. */
@AnydoorTest
class KeysTests {
    private static final String ROWS = "main .ad-work__link";

    private final int port;
    private Browser browser;

    KeysTests(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void openTheQueue() {
        browser = Browser.openWithScript(port, Browser.Size.DESK);
        StaffClient.signedIn(port, "navigator").lend(browser.page().context());
        browser.go("/app/intake");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theQueueIsSearchedWalkedAndLeftByKeys() {
        keys().press("j");
        keys().press("j");
        assertThat(page().locator(ROWS).nth(1)).isFocused();
        keys().press("k");
        assertThat(page().locator(ROWS).first()).isFocused();
        keys().press("/");
        assertThat(page().locator("#q")).isFocused();
        keys().type("gw?j");
        assertThat(page().locator("#q")).hasValue("gw?j");
        page().locator("#q").blur();
        keys().type("gw");
        page().waitForURL(it -> it.endsWith("/app"));
    }

    @Test
    void theListOfKeysOpensOnAQuestionMarkAndTurnsThemOff() {
        keys().press("?");
        assertThat(page().locator("#keys")).isVisible();
        browser.assertAccessible().picture("keys");
        page().locator("label[for=keys-off]").click();
        keys().press("Escape");
        page().reload();
        keys().press("j");
        assertThat(page().locator(ROWS).first()).not().isFocused();
        keys().press("?");
        assertThat(page().locator("#keys-off").isChecked()).isTrue();
    }

    private Page page() {
        return browser.page();
    }

    private Keyboard keys() {
        return page().keyboard();
    }
}
