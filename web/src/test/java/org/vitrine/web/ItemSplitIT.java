package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests on the page of an item that chosen specimens go to a new item, with a preview and undo. */
class ItemSplitIT {

    private static final String SECOND_SPECIMEN = "Specimen h1-t0002-s01";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void chosenSpecimensGoToANewItemAfterAPreviewAndComeBackByUndo() {
        // Given
        var page = itemOfTwoSpecimens();

        // When
        page.keyboard().press("s");
        page.getByLabel(SECOND_SPECIMEN).check();
        assertThat(page.getByText("1 specimen with 1 photograph will belong to the new item."))
                .isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByLabel("Title of the item").fill("Stater, second die");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.LINK, named("New item: “Stater, second die”")))
                .isVisible();
        assertThat(specimens(page)).hasCount(1);
        page.keyboard().press("u");
        assertThat(specimens(page)).hasCount(2);
        assertThat(page.getByRole(AriaRole.LINK, named("New item: “Stater, second die”")))
                .hasCount(0);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theNewItemHasTheChosenSpecimensAndTheDecisionInItsHistory() {
        // Given
        var page = itemOfTwoSpecimens();
        page.getByRole(AriaRole.BUTTON, button("Split… S")).click();
        page.getByLabel(SECOND_SPECIMEN).check();
        page.getByText("will belong to the new item.").waitFor();
        page.getByLabel("Title of the item").fill("Stater, second die");

        // When
        page.getByRole(AriaRole.BUTTON, button("Split")).click();
        page.getByRole(AriaRole.LINK, named("New item: “Stater, second die”")).click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Stater, second die")).first())
                .isVisible();
        assertThat(specimens(page)).hasCount(1);
        assertThat(specimens(page)).containsText(SECOND_SPECIMEN);
        assertThat(page.locator("history-list li")).containsText("item split: Stater, second die");
    }

    @Test
    void oneSpecimenStaysWithTheItem() {
        // Given
        var page = itemOfTwoSpecimens();
        page.keyboard().press("s");

        // When
        var choices = page.locator("item-split input[type=checkbox]");
        choices.nth(0).check();
        choices.nth(1).check();

        // Then
        assertThat(page.getByText("At least one specimen stays.")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, button("Split"))).isDisabled();
        choices.nth(0).uncheck();
        assertThat(page.getByRole(AriaRole.BUTTON, button("Split"))).isEnabled();
    }

    private static Page itemOfTwoSpecimens() {
        var page = browser.pageOfPerson("/item?c=hoard&item=h1-t0001");
        PageDecisionFixture.recordAll(
                page, List.of(PageDecisionFixture.attachment("d-101", "h1-t0002-s01", "h1-t0001")));
        page.reload();
        page.getByText(SECOND_SPECIMEN).first().waitFor();
        return page;
    }

    private static Locator specimens(Page page) {
        return page.locator(".specimens > li");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
