package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.web.FindPageFixture.COIN;
import static org.vitrine.web.FindPageFixture.button;
import static org.vitrine.web.FindPageFixture.choosePhotograph;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests decisions on the page Find: attached, undone, refused, and about a photograph outside the collection. */
class FindDecisionsIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aSpecimenIsAttachedByKeyAndTheDecisionUndone() {
        // Given
        var page = browser.page("/?c=hoard&image=img-3-1-obverse");
        page.locator("image-card").nth(3).waitFor();

        // When
        page.keyboard().press("Shift+Digit2");
        page.keyboard().press("a");
        page.getByRole(AriaRole.TEXTBOX, textbox("Name")).fill("Anna Berg");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText("It belongs to h1-t0002.")).isVisible();
        page.keyboard().press("u");
        assertThat(page.getByText("It belongs to h1-t0003.")).isVisible();
        assertThat(page.getByText("Undone.").first()).isVisible();
    }

    @Test
    void aPhotographThatIsNotInTheCollectionBecomesASpecimenWithTheDecision() {
        // Given
        var page = browser.page("/");
        Browser.storePersonName(page);
        choosePhotograph(page, COIN);

        // When
        var sent = page.waitForRequest(
                it -> it.url().contains("/ingest/v1/collections/hoard/images"),
                () -> page.keyboard().press("a"));

        // Then
        assertThat(sent.headers())
                .containsEntry("vitrine-institution", "museum")
                .containsEntry("vitrine-specimen", "1-2-obverse");
        assertThat(page.getByText("You decide about specimen h1-t0001-s02. It belongs to h1-t0001."))
                .isVisible();
    }

    @Test
    void aPhotographThatIsStillBeingAddedDoesNotTakeThePlaceOfTheNextOne() {
        // Given
        var page = browser.page("/");
        Browser.storePersonName(page);
        choosePhotograph(page, COIN);
        List<Route> heldRequests = new ArrayList<>();
        page.route("**/ingest/v1/collections/hoard/images", heldRequests::add);
        page.keyboard().press("a");
        page.waitForCondition(() -> !heldRequests.isEmpty());
        choosePhotograph(page, "2-1-obverse.jpg");
        assertThat(page.locator("specimen-name input").last()).hasValue("2-1-obverse");

        // When
        page.waitForResponse(
                it -> it.url().endsWith("/v1/collections/hoard/decisions"), () -> heldRequests.forEach(Route::resume));

        // Then
        assertThat(page.getByText("Specimen 1-2-obverse is attached to h1-t0001.")
                        .first())
                .isVisible();
        assertThat(page.locator("specimen-name input").last()).hasValue("2-1-obverse");
    }

    @Test
    void aDecisionThatIsRefusedIsTakenBack() {
        // Given
        var page = browser.page("/?c=hoard&image=img-3-1-obverse");
        Browser.storePersonName(page);
        page.locator("image-card").nth(3).waitFor();

        // When
        page.getByRole(AriaRole.BUTTON, button("New item")).click();
        page.getByLabel("Title of the item").fill("refuse me");
        page.getByRole(AriaRole.BUTTON, button("Open item")).click();

        // Then
        assertThat(page.getByText("Not recorded: value.title: this title is refused.")
                        .first())
                .isVisible();
        assertThat(page.getByText("It belongs to h1-t0003.")).isVisible();
    }

    @Test
    void aRefusedDecisionLeavesTheFormerOneShown() {
        // Given
        var page = browser.page("/?c=hoard&image=img-3-1-obverse");
        Browser.storePersonName(page);
        page.locator("image-card").nth(3).waitFor();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("a");
        page.getByText("It belongs to h1-t0002.").waitFor();

        // When
        page.getByRole(AriaRole.BUTTON, button("New item")).click();
        page.getByLabel("Title of the item").fill("refuse me");
        page.getByRole(AriaRole.BUTTON, button("Open item")).click();

        // Then
        assertThat(page.getByText("Not recorded: value.title: this title is refused.")
                        .first())
                .isVisible();
        assertThat(page.getByText("It belongs to h1-t0002.")).isVisible();
    }

    private static Page.GetByRoleOptions textbox(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
