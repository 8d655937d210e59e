package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests the pages of records: browsing a collection, correcting items, specimens and photographs, and undoing
 * decisions.
 */
class RecordsPageIT {

    private static final String BLUR_SCRIPT =
            "() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; at?.blur(); }";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aCollectionIsSearchedByWordsAndByAlternativesOfAFacet() {
        // Given
        var page = browser.page("/collection?c=hoard");
        page.getByText("10 photographs").last().waitFor();

        // When
        page.keyboard().press("/");
        page.keyboard().type("follis");
        page.keyboard().press("Enter");
        assertThat(page.locator("image-card")).hasCount(2);
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().press("Delete");
        page.keyboard().press("Enter");
        page.getByLabel(Pattern.compile("gold")).check();
        assertThat(page.locator("image-card")).hasCount(4);
        page.getByLabel(Pattern.compile("bronze")).check();

        // Then
        assertThat(page.locator("image-card")).hasCount(6);
        assertThat(page).hasURL(Pattern.compile("filter=material%3Dgold&filter=material%3Dbronze"));
        page.locator("image-card a").first().click();
        assertThat(page).hasURL(Pattern.compile("/image\\?"));
        page.goBack();
        assertThat(page.locator("image-card")).hasCount(6);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theSpecimensOfAListAreAttachedAfterAPreviewAndUndoneAsOne() {
        // Given
        var page = browser.pageOfPerson("/collection?c=hoard&filter=material%3Dgold");
        page.locator("image-card").nth(3).waitFor();

        // When
        page.keyboard().press("a");
        page.getByLabel("Find an item by id, title or metadata").fill("helvia");
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("Stater of Helvia")))
                .click();
        assertThat(page.getByText("2 specimens with 2 photographs will belong to “Stater of Helvia Vatia”."))
                .isVisible();
        page.locator("bulk-attach")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Attach").setExact(true))
                .click();

        // Then
        assertThat(page.getByText("2 specimens are attached to “Stater of Helvia Vatia”.")
                        .first())
                .isVisible();
        page.keyboard().press("u");
        assertThat(page.getByText("Undone.").first()).isVisible();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void anItemIsOpenedByKeyFromTheListOfItems() {
        // Given
        var page = browser.page("/collection?c=hoard");
        Browser.storePersonName(page);
        page.locator("image-card").first().waitFor();
        page.keyboard().press("i");
        page.getByText("Stater of Helvia Vatia").waitFor();

        // When
        page.keyboard().press("n");
        page.keyboard().type("Obol with an owl");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Obol with an owl"))).isVisible();
        assertThat(page).hasURL(Pattern.compile("/item\\?c=hoard&item=item-"));
    }

    @Test
    void anItemIsEditedAndTheDecisionTakenBackFromItsHistory() {
        // Given
        var page = browser.page("/item?c=hoard&item=h1-t0002");
        Browser.storePersonName(page);
        page.getByRole(AriaRole.HEADING, named("Drachm with a boar")).waitFor();

        // When
        page.keyboard().press("e");
        page.getByLabel("Title of the item").fill("Drachm, boar to the left");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Drachm, boar to the left")))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("^Undo: item changed")))
                .click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Drachm with a boar")))
                .isVisible();
        page.keyboard().press("u");
        assertThat(page.getByRole(AriaRole.HEADING, named("Drachm, boar to the left")))
                .isVisible();
    }

    @Test
    void aDecisionThatWasUndoneIsRestoredFromTheHistory() {
        // Given
        var page = browser.pageOfPerson("/item?c=hoard&item=h1-t0002");
        page.getByRole(AriaRole.HEADING, named("Drachm with a boar")).waitFor();
        page.keyboard().press("e");
        page.getByLabel("Title of the item").fill("Drachm, boar to the left");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("^Undo: item changed")))
                .click();
        page.getByRole(AriaRole.HEADING, named("Drachm with a boar")).waitFor();

        // When
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("^Restore: item changed")))
                .click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Drachm, boar to the left")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, button(Pattern.compile("^Undo: item changed"))))
                .isVisible();
    }

    @Test
    void anItemIsMergedIntoAnotherAndItsAddressLeadsThere() {
        // Given
        var page = browser.page("/item?c=hoard&item=h1-t0002");
        Browser.storePersonName(page);
        page.locator("figure img").nth(1).waitFor();

        // When
        page.keyboard().press("m");
        page.getByLabel("Find an item by id, title or metadata").fill("helvia");
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("Stater of Helvia")))
                .click();
        assertThat(page.getByText(Pattern.compile("will belong to “Stater of Helvia Vatia”")))
                .isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("^Merge$"))).click();

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Stater of Helvia Vatia")))
                .isVisible();
        page.goBack();
        page.reload();
        assertThat(page.getByText("h1-t0002 was merged into this item")).isVisible();
    }

    @Test
    void aSpecimenIsDetachedAndAttachedToAnItemThatIsNoCandidate() {
        // Given
        var page = browser.page("/specimen?c=hoard&institution=museum&specimen=h1-t0001-s01");
        Browser.storePersonName(page);
        page.locator("image-card").first().waitFor();

        // When
        page.keyboard().press("e");
        assertThat(page.getByText("It belongs to no item yet.")).isVisible();
        page.keyboard().press("f");
        page.keyboard().type("h1-t0005");
        assertThat(page.getByRole(AriaRole.BUTTON, button(Pattern.compile("^h1-t000"))))
                .hasCount(1);
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText(Pattern.compile("Attached by Anna Berg"))).isVisible();
        assertThat(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("h1-t0005").setExact(true))
                        .first())
                .isVisible();
    }

    @Test
    void aCandidateThatWasRejectedBeforeAPhotographArrivedIsProposedWithTheRejection() {
        // When
        var page = browser.page("/specimen?c=hoard&institution=museum&specimen=h1-t0005-s01");

        // Then
        var rejected = page.locator("image-card .rejected");
        assertThat(rejected).hasCount(1);
        assertThat(rejected).containsText("Bo Lund decided “not the same” on");
    }

    @Test
    void whatASpecimenIsNotIsShownWithIt() {
        // Given
        var page = browser.pageOfPerson("/specimen?c=hoard&institution=museum&specimen=h1-t0003-s01");
        page.locator("image-card").first().waitFor();

        // When
        page.keyboard().press("d");

        // Then
        assertThat(page.locator("decided-relations")).containsText("Not of the item");
        assertThat(page.locator("decided-relations")
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("h1-t0001")))
                .isVisible();
    }

    @Test
    void aPhotographIsCorrectedByHand() {
        // Given
        var page = browser.page("/image?c=hoard&id=img-4-1-obverse");
        Browser.storePersonName(page);
        page.locator("picture-viewer canvas").first().waitFor();

        // When
        page.keyboard().press("2");
        page.getByRole(AriaRole.BUTTON, button("Reject: Material silver")).click();
        page.getByRole(AriaRole.BUTTON, button("Correct: Denomination obol")).click();
        page.getByLabel("Right value of Denomination").fill("hemiobol");
        page.keyboard().press("Enter");
        page.keyboard().press("b");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, button("Use this box")).click();
        page.keyboard().type("cross");
        page.keyboard().press("Enter");
        page.evaluate(BLUR_SCRIPT);
        page.keyboard().press("r");
        page.getByRole(AriaRole.BUTTON, button("Top left corner")).focus();
        page.keyboard().press("ArrowRight");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();

        // Then
        assertThat(page.locator("history-list li")).hasCount(5);
        assertThat(page.locator("image-labels .term", new Page.LocatorOptions().setHasText("cross")))
                .isVisible();
        assertThat(page.locator("statements-table tr", new Page.LocatorOptions().setHasText("hemiobol")))
                .containsText("Anna Berg");
        assertThat(page.locator("tr.off").filter(new Locator.FilterOptions().setHasText("silver")))
                .containsText("rejected");
        assertThat(browser.problems()).isEmpty();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
