package org.anydoor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One visitor in Chromium at the program under test; opened by a test and closed by it. */
public final class Browser implements AutoCloseable {

    /** The two screens that every page must fit. */
    public enum Size {
        PHONE(360, 740),
        DESK(1366, 768);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final Path PICTURES = Path.of("target", "pictures");

    private final String origin;
    private final Size size;
    private final BrowserContext context;
    private final Page page;

    private Browser(int port, Size size, boolean script) {
        this.origin = "http://localhost:" + port;
        this.size = size;
        this.context = Chromium.RUNNING.newContext(options(size).setJavaScriptEnabled(script));
        this.page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    /** A visitor whose browser runs no script: every journey must work so. */
    public static Browser open(int port, Size size) {
        return new Browser(port, size, false);
    }

    public static Browser openWithScript(int port, Size size) {
        return new Browser(port, size, true);
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(Size size) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(size.width, size.height)
                .setTimezoneId("America/Chicago");
    }

    public Page page() {
        return page;
    }

    /** Opens a path such as {@code /so/concern}. */
    public Browser go(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** Types into the field with this id. */
    public Browser type(String field, String text) {
        page.locator(byId(field)).fill(text);
        return this;
    }

    /** Chooses the radio button or checkbox with this id by pressing its label, as a finger would. */
    public Browser choose(String option) {
        page.locator("label[for='" + option + "']").click();
        return this;
    }

    /** Presses the button or link with this name. */
    public Browser press(String name) {
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
        Locator link = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
        button.or(link).first().click();
        return this;
    }

    public String heading() {
        return page.locator("h1").innerText();
    }

    public String text() {
        return page.locator("main").innerText();
    }

    /** Fails on anything that axe finds, and on a page wider than the screen; a page without script is examined as it stands. */
    public Browser assertAccessible() {
        assertThat(violations()).as("axe at %s", page.url()).isEmpty();
        return this;
    }

    private List<String> violations() {
        try (BrowserContext examined = Chromium.RUNNING.newContext(options(size).setBypassCSP(true))) {
            String html = page.content();
            Page copy = examined.newPage();
            copy.route(
                    page.url(),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html;charset=utf-8")
                            .setBody(html)));
            copy.navigate(page.url());
            assertThat((Boolean) copy.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits %d pixels", page.url(), size.width)
                    .isTrue();
            return new AxeBuilder(copy)
                    .analyze().getViolations().stream().map(Browser::words).toList();
        }
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(it -> it.getHtml()).toList();
    }

    /** Keeps a picture of the whole page under {@code target/pictures}. */
    public Browser picture(String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + size.width + ".png")));
        return this;
    }

    private static String byId(String id) {
        return "[id='" + id + "']";
    }

    @Override
    public void close() {
        context.close();
    }

    /** The one Chromium of a test run; it ends with the program. */
    private static final class Chromium {
        static final com.microsoft.playwright.Browser RUNNING = start();

        private static com.microsoft.playwright.Browser start() {
            String path = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium-headless-shell");
            Playwright playwright = Playwright.create();
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(path))
                            .setArgs(List.of("--no-sandbox")));
        }
    }
}
