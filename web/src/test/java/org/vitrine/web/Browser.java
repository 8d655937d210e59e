package org.vitrine.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * JUnit extension that provides Chromium: one process for all tests of this JVM, and for each test a new stand-in
 * server and window. Where Chromium is absent the tests are skipped with a message; with
 * {@code -Dvitrine.browser=required} they fail. {@code -Dvitrine.chromium=PATH} names another Chromium than Debian's.
 */
final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    /**
     * Features that are switched off. First those that Playwright switches off, because Chromium uses only the last of
     * two such flags. Then the two pages of the address bar: each new window loads them in a separate renderer process,
     * and they take as much processor time as the page under test. Last the renderer that Chromium starts in advance.
     */
    private static final List<String> DISABLED_FEATURES = List.of(
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "AutoDeElevate",
            "OptimizationHints",
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "SpareRendererForSitePerProcess");

    /** Flags for running as root, and without a network other than the loopback interface. */
    private static final List<String> CHROMIUM_FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=" + String.join(",", DISABLED_FEATURES));

    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 900;

    private final List<String> problems = new ArrayList<>();
    private Optional<Chromium> chromium = Optional.empty();
    private Optional<PageStubServer> server = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext test) {
        if (Files.isExecutable(executable())) {
            chromium = Optional.of(test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Browser.class))
                    .computeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class));
            return;
        }
        String absenceMessage =
                "browser tests: there is no Chromium at %s. Install it ('apt-get install chromium') or name one with -Dvitrine.chromium=PATH."
                        .formatted(executable());
        if ("required".equals(System.getProperty("vitrine.browser"))) {
            throw new IllegalStateException(absenceMessage);
        }
        System.err.println("\n##### NOT RUN: " + test.getDisplayName() + ". " + absenceMessage + " #####\n");
        Assumptions.abort(absenceMessage);
    }

    /** The browser process; JUnit closes it after the last test. */
    private record Chromium(Playwright driver, com.microsoft.playwright.Browser browser) implements AutoCloseable {

        static Chromium launch() {
            var driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Chromium(
                    driver,
                    driver.chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable())
                                    .setArgs(CHROMIUM_FLAGS)));
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        problems.clear();
        server = Optional.of(PageStubServer.start());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        chromium.ifPresent(it -> it.browser().contexts().forEach(BrowserContext::close));
        server.ifPresent(PageStubServer::close);
    }

    private static Path executable() {
        return Path.of(System.getProperty("vitrine.chromium", "/usr/bin/chromium"));
    }

    /** Opens a page of the stand-in server in a new window. */
    Page page(String path) {
        return page(path, WIDTH_PX, ColorScheme.LIGHT);
    }

    Page page(String path, int widthPx, ColorScheme colours) {
        var page = emptyPage(widthPx, colours);
        page.navigate(server.orElseThrow().at(path));
        return page;
    }

    /** Opens an empty window, for a test that holds or answers requests of the page that it loads. */
    Page emptyPage() {
        return emptyPage(WIDTH_PX, ColorScheme.LIGHT);
    }

    /** Loads a page of the stand-in server, and does not wait for its code and content. */
    void load(Page page, String path) {
        page.navigate(server.orElseThrow().at(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    private Page emptyPage(int widthPx, ColorScheme colours) {
        var page = chromium.orElseThrow()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(widthPx, HEIGHT_PX)
                        .setColorScheme(colours)
                        .setLocale("en"))
                .newPage();
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") || it.type().equals("warning")) {
                problems.add(it.text());
            }
        });
        page.onPageError(problems::add);
        page.onRequest(it -> {
            if (!it.url().startsWith(server.orElseThrow().at("/"))
                    && !it.url().startsWith("data:")
                    && !it.url().startsWith("blob:")) {
                problems.add("request to another host: " + it.url());
            }
        });
        return page;
    }

    /** Returns the console messages and exceptions of pages, and their requests to other hosts. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns the file of a recorded photograph of the stand-in server. */
    static Path photograph(String name) {
        return Path.of("dev/pictures", name);
    }
}
