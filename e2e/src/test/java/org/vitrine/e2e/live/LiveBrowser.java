package org.vitrine.e2e.live;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Chromium for tests of a running Vitrine: Debian's, or that of system property {@code vitrine.chromium}. Without it
 * the test fails.
 */
final class LiveBrowser implements AutoCloseable {

    private static final List<String> CHROMIUM_FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final int HEIGHT_PX = 900;

    private final Playwright driver;
    private final com.microsoft.playwright.Browser chromium;
    private final URI rootUrl;

    /** @param rootUrl root URL of search-api */
    LiveBrowser(URI rootUrl) {
        var executable = Path.of(System.getProperty("vitrine.chromium", "/usr/bin/chromium"));
        if (!Files.isExecutable(executable)) {
            throw new IllegalStateException(
                    "there is no Chromium at %s. Install it ('apt-get install chromium') or name one with -Dvitrine.chromium=PATH."
                            .formatted(executable));
        }
        this.rootUrl = rootUrl;
        driver = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(CHROMIUM_FLAGS));
    }

    /** Opens a page in a new window, in which the name of the user is already stored. */
    Page page(String path, int widthPx, ColorScheme colours) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(widthPx, HEIGHT_PX)
                .setColorScheme(colours)
                .setLocale("en"));
        context.addInitScript(
                "localStorage.setItem('vitrine.person', 'Anna Berg'); localStorage.setItem('vitrine.institution', 'museum')");
        var page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")) {
                System.out.println("LIVE browser: " + it.text());
            }
        });
        page.onPageError(it -> System.out.println("LIVE browser: " + it));
        page.onResponse(it -> {
            if (it.status() >= 400 && it.status() != 404) {
                System.out.println("LIVE browser: %d %s".formatted(it.status(), it.url()));
            }
        });
        page.navigate(rootUrl.resolve(path).toString());
        return page;
    }

    Page page(String path) {
        return page(path, 1280, ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        chromium.close();
        driver.close();
    }
}
