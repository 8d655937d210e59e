package org.vitrine.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
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
 * JUnit extension that provides Chromium: one window for all tests of this JVM, and for each test a new stand-in server
 * and tab. Stored data is separate for each port, and each server has another port, so that no test finds data of
 * another one. Where Chromium is absent the tests are skipped with a message; with
 * {@code -Dvitrine.browser=required} they fail. {@code -Dvitrine.chromium=PATH} names another Chromium than Debian's.
 */
final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    /**
     * Features that are switched off. First those that Playwright switches off, because Chromium uses only the last of
     * two such flags. Then the two pages of the address bar: each new window loads them in a separate renderer process,
     * and they take as much processor time as the page under test. Last what Chromium starts in advance: pages of its
     * own menus, and a renderer.
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
            "PreloadTopChromeWebUI",
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

    /** JavaScript that stores the name of a user, as the dialog that asks for it does. */
    private static final String STORE_PERSON_SCRIPT = "localStorage.setItem('vitrine.person', 'Anna Berg')";

    private static final Path HEADLESS_SHELL = Path.of("/usr/bin/chromium-headless-shell");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 900;
    private static final int SCREENSHOT_QUALITY = 90;

    private final List<String> problems = new ArrayList<>();
    private Optional<Chromium> chromium = Optional.empty();
    private Optional<PageStubServers> servers = Optional.empty();
    private String rootUrl = "";

    @Override
    public void beforeAll(ExtensionContext test) {
        if (Files.isExecutable(executable())) {
            var store = test.getRoot().getStore(ExtensionContext.Namespace.create(Browser.class));
            chromium = Optional.of(store.computeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class));
            servers = Optional.of(
                    store.computeIfAbsent(PageStubServers.class, _ -> PageStubServers.launch(), PageStubServers.class));
            return;
        }
        String absenceMessage =
                "browser tests: there is no Chromium at %s. Install it ('apt-get install chromium-headless-shell') or name one with -Dvitrine.chromium=PATH."
                        .formatted(executable());
        if ("required".equals(System.getProperty("vitrine.browser"))) {
            throw new IllegalStateException(absenceMessage);
        }
        System.err.println("\n##### NOT RUN: " + test.getDisplayName() + ". " + absenceMessage + " #####\n");
        Assumptions.abort(absenceMessage);
    }

    /**
     * The browser process with its window; JUnit closes it after the last test. A window, with a profile of its own and
     * a toolbar to draw, costs more processor time than a tab.
     *
     * @param firstTab empty page that stays open, because a window closes with its last tab
     */
    private record Chromium(Playwright driver, BrowserContext window, Page firstTab) implements AutoCloseable {

        static Chromium launch() {
            var driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var window = driver.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(CHROMIUM_FLAGS))
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                            .setViewportSize(WIDTH_PX, HEIGHT_PX)
                            .setLocale("en"));
            return new Chromium(driver, window, window.newPage());
        }

        void closeTabsOfTest() {
            List.copyOf(window.pages()).stream()
                    .filter(tab -> !tab.equals(firstTab))
                    .forEach(Page::close);
            window.clearCookies();
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        problems.clear();
        rootUrl = servers.orElseThrow().start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        chromium.ifPresent(Chromium::closeTabsOfTest);
    }

    /**
     * The program that system property {@code vitrine.chromium} names, else Debian's headless shell, which draws no window
     * and takes less processor time, else Debian's Chromium.
     */
    private static Path executable() {
        return Optional.ofNullable(System.getProperty("vitrine.chromium"))
                .map(Path::of)
                .or(() -> Optional.of(HEADLESS_SHELL).filter(Files::isExecutable))
                .orElse(CHROMIUM);
    }

    /** Opens a page of the stand-in server in a new tab. */
    Page page(String path) {
        return page(path, WIDTH_PX, ColorScheme.LIGHT);
    }

    Page page(String path, int widthPx, ColorScheme colours) {
        var page = emptyPage(widthPx, colours);
        page.navigate(url(path));
        return page;
    }

    /** Opens a page in a new tab, with the name of a user stored before the page is loaded, so that no dialog asks for it. */
    Page pageOfPerson(String path, int widthPx, ColorScheme colours) {
        var page = emptyPage(widthPx, colours);
        page.addInitScript(STORE_PERSON_SCRIPT);
        page.navigate(url(path));
        return page;
    }

    Page pageOfPerson(String path) {
        return pageOfPerson(path, WIDTH_PX, ColorScheme.LIGHT);
    }

    /** Stores the name of a user for the page that is open, so that no dialog asks for it. */
    static void storePersonName(Page page) {
        page.evaluate(STORE_PERSON_SCRIPT);
    }

    /** Opens an empty tab, for a test that holds or answers requests of the page that it loads. */
    Page emptyPage() {
        return emptyPage(WIDTH_PX, ColorScheme.LIGHT);
    }

    /** Loads a page of the stand-in server, and does not wait for its code and content. */
    void load(Page page, String path) {
        page.navigate(url(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    private String url(String path) {
        return rootUrl + path.substring(1);
    }

    private Page emptyPage(int widthPx, ColorScheme colours) {
        var page = chromium.orElseThrow().window().newPage();
        page.setViewportSize(widthPx, HEIGHT_PX);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") || it.type().equals("warning")) {
                problems.add(it.text());
            }
        });
        page.onPageError(problems::add);
        var ownRootUrl = rootUrl; // a late event of this page must not be compared with the server of a later test
        page.onRequest(it -> {
            if (!it.url().startsWith(ownRootUrl)
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

    /** Writes a picture of the page for people to look at; a JPEG, because it is faster to encode than a PNG. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setType(ScreenshotType.JPEG)
                .setQuality(SCREENSHOT_QUALITY)
                .setPath(Path.of("target/screenshots", name + ".jpg")));
    }

    /** Returns the file of a recorded photograph of the stand-in server. */
    static Path photograph(String name) {
        return Path.of("dev/pictures", name);
    }
}
