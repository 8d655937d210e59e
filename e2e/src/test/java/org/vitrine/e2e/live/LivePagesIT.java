package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Service;

/**
 * Tests every page of a running Vitrine at widths of 1280 and 360 px, light and dark: it is drawn, nothing overflows,
 * and the console has no message. Screenshots are in {@code target/live-screenshots}; look at them after a change.
 */
@Tag("live")
class LivePagesIT {

    @SuppressWarnings("NullAway.Init") // up is called first
    private static Addresses addresses;

    @SuppressWarnings("NullAway.Init")
    private static CataloguedHoard hoard;

    @SuppressWarnings("NullAway.Init")
    private static LiveBrowser browser;

    private static byte[] knownPhotograph = new byte[0];
    private static byte[] unknownPhotograph = new byte[0];

    @BeforeAll
    static void up() throws Exception {
        addresses = new RunningStack().up();
        long seed = System.nanoTime();
        hoard = CataloguedHoard.post(
                new RunningSystem(addresses),
                "Coins of the river",
                new CataloguedHoard.Plan(
                        seed,
                        6,
                        3,
                        List.of(SpecimenSide.OBVERSE, SpecimenSide.REVERSE),
                        320,
                        3,
                        true,
                        Duration.ofMinutes(10)));
        knownPhotograph = Hoard.photograph(Hoard.specimen(Hoard.type(seed, 2), 7), SpecimenSide.OBVERSE, 0, 400)
                .jpeg();
        unknownPhotograph = Hoard.photograph(Hoard.specimen(Hoard.type(seed + 1, 2), 7), SpecimenSide.OBVERSE, 0, 400)
                .jpeg();
        var coin = hoard.coins().getFirst();
        var decided = hoard.decide(
                "Anna Berg",
                "{\"decisionId\":\"seen-1\",\"kind\":\"attach\",\"subjects\":[{\"imageId\":\"%s\"}],\"value\":{\"itemId\":\"%s\"}}"
                        .formatted(coin.imageId(), coin.itemId().orElseThrow()));
        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(201);
        browser = new LiveBrowser(addresses.http(Service.SEARCH));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static Map<String, String> pages() {
        var coin = hoard.coins().getFirst();
        String c = hoard.collection();
        return Map.ofEntries(
                Map.entry("find", "/?c=" + c),
                Map.entry("collections", "/collections"),
                Map.entry("collection", "/collection?c=" + c),
                Map.entry("collection-items", "/collection?c=%s&tab=items".formatted(c)),
                Map.entry(
                        "item", "/item?c=%s&item=%s".formatted(c, coin.itemId().orElseThrow())),
                Map.entry(
                        "specimen",
                        "/specimen?c=%s&institution=%s&specimen=%s"
                                .formatted(c, CataloguedHoard.INSTITUTION, coin.specimenId())),
                Map.entry("image", "/image?c=%s&id=%s".formatted(c, coin.imageId())),
                Map.entry("review", "/review?c=" + c),
                Map.entry("contribute", "/contribute?c=" + c),
                Map.entry("models", "/models?c=" + c),
                Map.entry("operate", "/operate"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void everyPageIsDrawn(int widthPx) {
        var problems = new ArrayList<String>();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            pages().forEach((name, path) -> problems.addAll(checkPage(name, path, widthPx, colours)));
        }
        assertThat(problems).isEmpty();
    }

    private static List<String> checkPage(String name, String path, int widthPx, ColorScheme colours) {
        var page = browser.page(path, widthPx, colours);
        var problems = new ArrayList<String>();
        page.onPageError(it -> problems.add(name + ": " + it));
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")) {
                problems.add(name + ": " + it.text());
            }
        });
        awaitIdle(page);
        screenshot(page, name, widthPx, colours);
        problems.addAll(overflowProblems(page, name, widthPx));
        page.context().close();
        return problems;
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void findAnswersAndCompares(int widthPx) {
        var problems = new ArrayList<String>();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = browser.page("/?c=" + hoard.collection(), widthPx, colours);
            var find = new FindPage(page);
            find.paste("from-the-river.jpg", knownPhotograph);
            awaitIdle(page);
            screenshot(page, "find-known", widthPx, colours);
            problems.addAll(overflowProblems(page, "find-known", widthPx));
            find.press("c");
            page.locator("locked-viewers").waitFor();
            awaitIdle(page);
            screenshot(page, "compare", widthPx, colours);
            problems.addAll(overflowProblems(page, "compare", widthPx));
            page.goBack();
            page.locator("image-card").first().waitFor();
            find.press("s");
            page.locator("example-photographs img").first().waitFor();
            find.paste("never-seen.jpg", unknownPhotograph);
            awaitIdle(page);
            screenshot(page, "find-unknown", widthPx, colours);
            find.press("n");
            awaitIdle(page);
            screenshot(page, "find-new-item", widthPx, colours);
            page.context().close();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void missingRecordsAreReported() {
        var addressesByName = Map.of(
                "no-image", "/image?c=%s&id=img-nothing".formatted(hoard.collection()),
                "no-item", "/item?c=%s&item=nothing".formatted(hoard.collection()));
        for (var address : addressesByName.entrySet()) {
            var page = browser.page(address.getValue(), 1280, ColorScheme.LIGHT);
            page.locator("problem-panel").first().waitFor();
            screenshot(page, address.getKey(), 1280, ColorScheme.LIGHT);
            assertThat(page.locator("problem-panel").innerText())
                    .as(address.getKey())
                    .contains("nothing");
            page.context().close();
        }
    }

    @Test
    void anUnknownAddressIsReported() {
        var page = browser.page("/nowhere", 1280, ColorScheme.LIGHT);

        page.getByText("This page does not exist.").waitFor();
        screenshot(page, "no-address", 1280, ColorScheme.LIGHT);
        page.context().close();
    }

    private static void awaitIdle(Page page) {
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        page.waitForTimeout(300);
    }

    private static void screenshot(Page page, String name, int widthPx, ColorScheme colours) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(
                        "target/live-screenshots",
                        "%s-%d-%s.png".formatted(name, widthPx, colours.name().toLowerCase(Locale.ROOT)))));
    }

    private static List<String> overflowProblems(Page page, String name, int widthPx) {
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        return wide <= widthPx
                ? List.of()
                : List.of("%s is %d px wide in a window of %d".formatted(name, wide, widthPx));
    }
}
