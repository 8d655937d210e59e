package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests what every page must meet: axe-core reports nothing, nothing overflows, and the keys are listed. Screenshots
 * are in {@code target/screenshots}.
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
        {"collections", "/collections", "article img"},
        {"collection", "/collection?c=hoard", "image-card img"},
        {"collection-items", "/collection?c=hoard&tab=items", "item-list li"},
        {"item", "/item?c=hoard&item=h1-t0001", "figure img"},
        {"specimen", "/specimen?c=hoard&institution=museum&specimen=h1-t0003-s01", "image-card img"},
        {"specimen-number-of-several", "/specimen?c=hoard&specimen=17", "image-card img"},
        {"image", "/image?c=hoard&id=img-3-1-obverse", "image-card img"},
        {"review-accuracy", "/review?c=hoard&view=accuracy", "calibration-plot canvas"},
    };

    @RegisterExtension
    static final Browser browser = new Browser();

    record PageView(String name, String path, String readySelector, int widthPx, ColorScheme colours) {

        @Override
        public String toString() {
            return "%s-%d-%s".formatted(name, widthPx, colours.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    static Stream<PageView> shown() {
        return Stream.of(PAGES)
                .flatMap(it -> Stream.of(1280, 360).flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(colours -> new PageView(it[0], it[1], it[2], width, colours))));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void isAccessibleAndFits(PageView view) {
        // Given
        var page = browser.page(view.path(), view.widthPx(), view.colours());
        page.locator(view.readySelector()).first().waitFor();

        // When
        var violations = Accessibility.violations(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", view + ".png")));

        // Then
        assertThat(violations).isEmpty();
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("nothing is wider than the window")
                .isLessThanOrEqualTo(view.widthPx());
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
