package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the page Models: present models, their quality, and switching on another one, by mouse and by keyboard. */
class ModelsPageIT {

    private static final String ADDRESS = "/models?c=hoard";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void whatServesAndHowOftenItIsRightAreShown() {
        // Given, When
        var page = browser.page(ADDRESS);

        // Then
        assertThat(page.locator("serving-table")).containsText("Finds similar photographs");
        assertThat(page.locator("serving-table")).containsText("relief-deep");
        assertThat(page.locator("serving-table")).containsText("coin-upright");
        assertThat(page.locator("accuracy-panel .figures dd").first()).isVisible();
        assertThat(page.locator("calibration-plot canvas")).isVisible();
        assertThat(page.locator("costs-table")).containsText("$1.28");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theQualityOfAModelIsThatOfDecisionsAndThatOfItsCard() {
        // Given
        var page = browser.page(ADDRESS);
        var embedder = model(page, "relief-deep");

        // When
        embedder.getByText("Its card states: first hit right 82 %").click();

        // Then
        assertThat(embedder)
                .containsText(
                        "Decisions of this collection: 412. First candidate right: 85 %; among the first 8: 96 %.");
        assertThat(embedder.getByText("mean average precision 68 %: euro (n = 38)"))
                .isVisible();
        assertThat(model(page, "coin-side")).containsText("right 96 %");
        assertThat(model(page, "coin-side")).not().containsText("Decisions of this collection");
        assertThat(model(page, "coin-material")).containsText("Not stated");
        assertThat(Accessibility.violations(page)).isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void anAttributeIsSwitchedOnAfterAPreview() {
        // Given
        var page = browser.page(ADDRESS);

        // When
        page.getByRole(AriaRole.BUTTON, button("Use coin-material")).click();

        // Then
        assertThat(page.locator("switch-panel table")).containsText("States material");
        assertThat(page.locator("switch-panel")).containsText("For photographs that arrive from now on.");
        page.keyboard().press("Enter");
        assertThat(page.locator("serving-table")).containsText("coin-material");
    }

    @Test
    void photographsWithVectorsOfTheFormerEmbedderAreCountedBeforeItIsReplaced() {
        // Given
        var page = browser.page(ADDRESS);
        page.locator("serving-table td").first().waitFor();

        // When
        page.keyboard().press("m");
        page.keyboard().type("relief-net");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("10 photographs were embedded by relief-deep.");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, button("Switch on and process again")).click();
        assertThat(page.locator("reprocess-progress progress")).isVisible();
        assertThat(page.locator("serving-table tbody tr").first()).containsText("relief-net");
    }

    @Test
    void anEndpointThatDoesNotExistIsRefusedInPlainWords() {
        // Given
        var page = browser.page(ADDRESS);
        page.locator("serving-table td").first().waitFor();

        // When
        page.keyboard().press("m");
        page.keyboard().type("relief-nett");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("there is no endpoint 'relief-nett'");
    }

    @Test
    void theCommandThatTrainsNamesTheCollection() {
        // Given
        var page = browser.page(ADDRESS);

        // When
        page.getByLabel("Attribute to train on").fill("mint mark");

        // Then
        assertThat(page.locator("train-command code")).hasText("./vitrine train hoard --attribute 'mint mark'");
    }

    private static Locator model(Page page, String name) {
        return page.locator("served-models li").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
