package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests what every page must meet, in wide and narrow windows and in both colour schemes: axe-core reports nothing,
 * nothing overflows, and the keys are listed. Screenshots are in {@code target/screenshots}.
 */
class EveryPageIT {

    /**
     * Name of the screenshot, address, and an element that is present when the page is drawn. A new page adds a line.
     */
    private static final String[][] PAGES = {
        {"find", "/", "example-photographs img"},
        {"find-results", "/?c=hoard&image=img-3-1-obverse", "image-card"},
        {"compare", "/compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse", ".stage.b line"},
        {"contribute", "/contribute?c=hoard", "batch-history li"},
        {"contribute-batch", "/contribute?c=hoard&batch=b-0193f2a4c8e17c3d9f41", "failure-groups details"},
        {"models", "/models?c=hoard", "accuracy-panel .figures"},
        {"operate", "/operate", "group-table tbody tr"},
        {"operate-group", "/operate?group=0f1e2d3c4b5a6978", "letter-list .letter"},
        {"collections", "/collections", "article img"},
        {"collection", "/collection?c=hoard", "image-card img"},
        {"collection-items", "/collection?c=hoard&tab=items", "item-list li"},
        {"item", "/item?c=hoard&item=h1-t0001", "figure img"},
        {"specimen", "/specimen?c=hoard&institution=museum&specimen=h1-t0003-s01", "image-card img"},
        {"specimen-number-of-several", "/specimen?c=hoard&specimen=17", "image-card img"},
        {"image", "/image?c=hoard&id=img-3-1-obverse", "image-card img"},
        {"review-accuracy", "/review?c=hoard&view=accuracy", "calibration-plot canvas"},
    };

    /**
     * Names of the pages that read the width of the window only when they are drawn; they are loaded once for each
     * width.
     */
    private static final Set<String> READING_WIDTH_ONCE = Set.of("find-results", "collection");

    private static final List<Integer> WIDTHS_PX = List.of(1280, 360);

    /**
     * JavaScript that waits until viewers and plots, which draw in the frame after a change of size or colours, have
     * drawn.
     */
    private static final String AWAIT_FRAMES_SCRIPT = """
            () => new Promise((drawn) => {
              let frames = 3;
              const next = () => (frames-- === 0 ? drawn() : requestAnimationFrame(next));
              next();
            })
            """;

    /**
     * JavaScript that returns the elements of the page and of its shadow trees with attributes, text, position and
     * visibility.
     */
    private static final String STRUCTURE_SCRIPT = """
            () => {
              const parts = [];
              const visit = (node) => {
                if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
                if (node.nodeType === Node.ELEMENT_NODE) {
                  const { x, y, width, height } = node.getBoundingClientRect();
                  const visible = node.checkVisibility({ visibilityProperty: true });
                  parts.push(node.localName, x, y, width, height, visible);
                  for (const attribute of node.attributes) parts.push(attribute.name, attribute.value);
                }
                [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].forEach(visit);
              };
              visit(document.documentElement);
              return parts.join('|');
            }
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    /**
     * One load of a page, and the widths of the window at which it is checked. Changing the width is much faster than
     * another load.
     */
    record PageLoad(String name, String path, String readySelector, List<Integer> widthsPx) {

        @Override
        public String toString() {
            return name + " at " + widthsPx;
        }
    }

    record PageView(String name, int widthPx, ColorScheme colours) {

        @Override
        public String toString() {
            return "%s-%d-%s".formatted(name, widthPx, colours.name().toLowerCase(Locale.ROOT));
        }
    }

    /** What a view has: elements, violations of rules of accessibility, and the width of the document. */
    record ViewFindings(PageView view, String structure, List<String> violations, int documentWidthPx) {}

    static Stream<PageLoad> loads() {
        return Stream.of(PAGES).flatMap(it -> {
            var widths = READING_WIDTH_ONCE.contains(it[0])
                    ? WIDTHS_PX.stream().map(width -> List.of(width))
                    : Stream.of(WIDTHS_PX);
            return widths.map(each -> new PageLoad(it[0], it[1], it[2], each));
        });
    }

    @ParameterizedTest
    @MethodSource("loads")
    void isAccessibleAndFits(PageLoad load) {
        // Given
        var page = browser.page(load.path(), load.widthsPx().getFirst(), ColorScheme.LIGHT);
        page.locator(load.readySelector()).first().waitFor();

        // When
        var findings = load.widthsPx().stream()
                .flatMap(widthPx -> findingsInBothSchemes(page, load.name(), widthPx))
                .toList();

        // Then
        assertSoftly(softly -> findings.forEach(it -> {
            softly.assertThat(it.violations()).as("%s is accessible", it.view()).isEmpty();
            softly.assertThat(it.documentWidthPx())
                    .as("%s: nothing is wider than the window", it.view())
                    .isLessThanOrEqualTo(it.view().widthPx());
        }));
    }

    private static Stream<ViewFindings> findingsInBothSchemes(Page page, String name, int widthPx) {
        var light = findingsOf(page, new PageView(name, widthPx, ColorScheme.LIGHT), "");
        var dark = findingsOf(page, new PageView(name, widthPx, ColorScheme.DARK), light.structure());
        return Stream.of(light, dark);
    }

    /**
     * Checks a view by all rules, or only by those that depend on colours where the same structure was checked by all
     * rules in the other colour scheme. The style sheets of the two schemes differ in colours alone, by
     * {@code light-dark()}, so the other rules would find the same again.
     *
     * @param checkedStructure structure that was checked by all rules; empty where there is none
     */
    private static ViewFindings findingsOf(Page page, PageView view, String checkedStructure) {
        try {
            page.setViewportSize(view.widthPx(), page.viewportSize().height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.colours()));
            page.evaluate(AWAIT_FRAMES_SCRIPT);
            String structure = (String) page.evaluate(STRUCTURE_SCRIPT);
            var violations = structure.equals(checkedStructure)
                    ? Accessibility.violationsByColours(page)
                    : Accessibility.violations(page);
            Browser.screenshot(page, view.toString());
            int widthPx = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            return new ViewFindings(view, structure, violations, widthPx);
        } catch (PlaywrightException failure) {
            throw new IllegalStateException("The browser could not check %s.".formatted(view), failure);
        }
    }

    @Test
    void theKeysAreListed() {
        // Given
        var page = browser.page("/?c=hoard&image=img-3-1-obverse");
        page.locator("image-card").first().waitFor();

        // When
        page.keyboard().press("Shift+?");

        // Then
        var dialog = page.locator("key-map dl");
        assertThat(dialog).containsText("Attach to h1-t0001");
        assertThat(dialog).containsText("Undo the last decision");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void theLanguageIsChosenAndKept() {
        // Given
        var page = browser.page("/");

        // When
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Settings"))
                .click();
        page.getByLabel("Language").selectOption("de");
        page.reload();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Welcher Typ ist das?")))
                .isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
    }
}
