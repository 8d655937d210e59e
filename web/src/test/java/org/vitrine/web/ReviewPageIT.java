package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the page Review: one keystroke per decision, undo, and the release of leases when the page is left. */
class ReviewPageIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aQueueIsWorkedThroughWithOneKeyPerDecision() {
        // Given
        var page = review("uncertain");
        task(page).filter(withText("h1-t0003-s01")).waitFor();

        // When
        page.keyboard().press("1");
        assertThat(task(page)).containsText("h1-t0004-s01");
        page.keyboard().press("s");
        assertThat(task(page)).containsText("h1-t0005-s01");
        page.keyboard().press("x");

        // Then
        assertThat(page.getByText("Nothing left: Uncertain")).isVisible();
        page.getByRole(AriaRole.BUTTON, button("Show 1 skipped task")).click();
        assertThat(task(page)).containsText("h1-t0004-s01");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theLastDecisionIsTakenBackAndItsTaskShownAgain() {
        // Given
        var page = review("uncertain");
        page.locator("task-candidates").waitFor();
        page.keyboard().press("2");
        page.getByText("Specimen h1-t0003-s01 is attached to h1-t0001.").waitFor();
        task(page).filter(withText("h1-t0004-s01")).waitFor();

        // When
        page.keyboard().press("u");

        // Then
        assertThat(task(page)).containsText("h1-t0003-s01");
    }

    @Test
    void aCandidateThatIsNotTheSameIsMarkedAndTheTaskStays() {
        // Given
        var page = review("uncertain");
        page.locator("task-candidates").waitFor();

        // When
        page.keyboard().press("d");

        // Then
        assertThat(page.locator("task-candidates li.off")).hasCount(1);
        assertThat(task(page)).containsText("h1-t0003-s01");
    }

    @Test
    void aNewItemIsOpenedByKey() {
        // Given
        var page = review("uncertain");
        page.locator("task-candidates").waitFor();

        // When
        page.keyboard().press("n");
        page.keyboard().type("A type of its own");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText("Item “A type of its own” is opened.")).isVisible();
        assertThat(task(page)).containsText("h1-t0004-s01");
    }

    @Test
    void bothDecisionsOfPeopleWhoDisagreeAreShownAndOneIsTaken() {
        // Given
        var page = review("conflict");
        page.locator("task-options")
                .filter(withText("Bo Lund"))
                .filter(withText("Chiara Neri"))
                .waitFor();

        // When
        page.keyboard().press("2");

        // Then
        assertThat(page.getByText("Recorded: h1-t0001.")).isVisible();
    }

    @Test
    void theDecisionForAnotherValueIsReplacedSoThatTheDisagreementEnds() {
        // Given
        var page = review("conflict");
        page.locator("task-options").filter(withText("Bo Lund")).waitFor();

        // When
        var sent = page.waitForRequest(
                it -> it.method().equals("POST") && it.url().endsWith("/v1/collections/hoard/decisions"),
                () -> page.keyboard().press("2"));

        // Then
        assertThat(sent.postData()).contains("\"replaces\":\"d-2\"");
    }

    @Test
    void tasksAreGivenBackOnLeaving() {
        // Given
        var page = review("uncertain");
        page.locator("task-candidates").waitFor();

        // When
        var released = page.waitForRequest(it -> it.url().endsWith("/release"), () -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Find"))
                .first()
                .click());

        // Then
        assertThat(released.method()).isEqualTo("POST");
    }

    @Test
    void theAccuracyOfTheMachineIsShownInFiguresAndAsACurve() {
        // Given
        var page = review("uncertain");
        task(page).waitFor();

        // When
        page.keyboard().press("g");

        // Then
        assertThat(page.locator("accuracy-panel dl")).containsText("85 %");
        assertThat(page.locator("calibration-plot canvas")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("By side")))
                .containsText("87 %");
        assertThat(page).hasURL(Pattern.compile("view=accuracy"));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theNameIsEnteredBeforeTasksAreLent() {
        // Given
        var page = browser.page("/review?c=hoard&queue=new");

        // When
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill("Anna Berg");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("task-candidates li")).hasCount(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void fitsAPhoneAndIsAccessible(ColorScheme colours) {
        // Given
        var page = browser.pageOfPerson("/review?c=hoard&queue=new", 360, colours);
        page.locator("task-candidates img").first().waitFor();

        // When
        var violations = Accessibility.violations(page);
        Browser.screenshot(page, "review-360-%s".formatted(colours));

        // Then
        assertThat(violations).isEmpty();
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
        assertThat(page.getByRole(AriaRole.BUTTON, button("None of these")).boundingBox().height)
                .as("large enough for a finger")
                .isGreaterThanOrEqualTo(44);
        page.getByRole(AriaRole.BUTTON, button(Pattern.compile("Attach: h1-t0001")))
                .click();
        assertThat(page.getByText(Pattern.compile("is attached to h1-t0001"))).isVisible();
    }

    /** Opens a queue in a browser in which the user's name is stored. */
    private static Page review(String queue) {
        return browser.pageOfPerson("/review?c=hoard&queue=" + queue);
    }

    private static Locator task(Page page) {
        return page.locator("review-task h2").first();
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
