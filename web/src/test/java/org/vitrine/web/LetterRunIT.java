package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.web.OperatePageFixture.ADDRESS;
import static org.vitrine.web.OperatePageFixture.DECISIONS;
import static org.vitrine.web.OperatePageFixture.ENDPOINT_FAILED;
import static org.vitrine.web.OperatePageFixture.PHOTOGRAPHS;
import static org.vitrine.web.OperatePageFixture.fulfill;
import static org.vitrine.web.OperatePageFixture.letters;
import static org.vitrine.web.OperatePageFixture.named;
import static org.vitrine.web.OperatePageFixture.report;
import static org.vitrine.web.OperatePageFixture.withText;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests replay and drop of dead letters on the page Operate, by mouse and by keyboard. */
class LetterRunIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aGroupIsReplayedByMouseAfterAPreview() {
        // Given
        var page = browser.pageOfPerson(ADDRESS);
        page.getByRole(AriaRole.LINK, named(ENDPOINT_FAILED)).click();

        // When
        page.getByRole(AriaRole.BUTTON, named("Preview replay")).click();
        report(page).filter(withText("Would be replayed: 45")).waitFor();
        page.getByLabel("Letters a second, at most").fill("1000");
        var sent = page.waitForRequest(
                "**/dead-letters/replay", () -> page.getByRole(AriaRole.BUTTON, named("Replay 45 letters"))
                        .click());

        // Then
        assertThat(sent.postData()).contains("\"by\":\"Anna Berg\"").doesNotContain("dryRun");
        assertThat(report(page)).containsText("Finished: 45 letters.");
        assertThat(report(page)).containsText("Replayed: 45");
        assertThat(page.getByText("No letter of this group is open")).isVisible();
        assertThat(letters(page).first()).containsText("Replayed by Anna Berg");
        assertThat(Accessibility.violations(page)).isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aGroupIsReplayedByKeyboard() {
        // Given
        var page = browser.pageOfPerson(ADDRESS, 360, ColorScheme.DARK);
        page.getByRole(AriaRole.LINK, named(ENDPOINT_FAILED)).focus();
        page.keyboard().press("Enter");
        page.locator("replay-form").waitFor();

        // When
        page.keyboard().press("p");
        report(page).filter(withText("45 letters checked. Nothing was sent.")).waitFor();
        page.keyboard().press("r");
        page.keyboard().type("100");
        page.keyboard().press("Enter");

        // Then
        assertThat(report(page)).containsText("Replayed: 45");
        assertThat(page.getByText("No letter of this group is open")).isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
        page.keyboard().press("b");
        assertThat(page.getByText("2 letters are open.")).isVisible();
    }

    @Test
    void aPreviewStatesForEachLetterWhyItIsNotReplayed() {
        // Given
        var page = browser.page(DECISIONS);
        page.locator("replay-form").waitFor();

        // When
        page.keyboard().press("p");

        // Then
        assertThat(report(page)).containsText("Refused: 2");
        assertThat(report(page)).containsText("decisions-dead-letter:0:0: Refused (order-matters)");
        assertThat(report(page)).containsText("Take the decision again");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void lettersAreDroppedWithAReasonAfterAConfirmationThatNamesTheirNumber() {
        // Given
        var page = browser.pageOfPerson(DECISIONS);
        page.locator("drop-form").waitFor();

        // When
        page.keyboard().press("d");
        page.keyboard().press("Enter");
        page.getByText("State why the letters are dropped.").waitFor();
        page.keyboard().type("test data");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.HEADING, named("Drop 2 letters?")).waitFor();
        var violations = Accessibility.violations(page);
        page.keyboard().press("Enter"); // a repeated Enter confirms nothing
        page.keyboard().press("Tab");
        var sent = page.waitForRequest(
                "**/dead-letters/drop", () -> page.keyboard().press("Enter"));

        // Then
        assertThat(violations).isEmpty();
        assertThat(sent.postData()).contains("\"reason\":\"test data\"", "\"limit\":2");
        assertThat(report(page)).containsText("Dropped: 2");
        assertThat(letters(page).first()).containsText("Dropped by Anna Berg");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void escapeCancelsADrop() {
        // Given
        var page = browser.pageOfPerson(DECISIONS);
        page.getByLabel("Why they are dropped").fill("test data");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.HEADING, named("Drop 2 letters?")).waitFor();

        // When
        page.keyboard().press("Escape");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("Drop 2 letters?"))).hasCount(0);
        assertThat(page.getByLabel("Why they are dropped")).isFocused();
        assertThat(page.getByLabel("Why they are dropped")).hasValue("test data");
    }

    @Test
    void aDoubleClickSendsOneRequest() {
        // Given
        var page = browser.pageOfPerson(PHOTOGRAPHS);
        page.getByLabel("Letters a second, at most").fill("1000");
        List<String> sent = new ArrayList<>();
        page.onRequest(it -> {
            if (it.method().equals("POST")) {
                sent.add(it.postData());
            }
        });

        // When
        page.getByRole(AriaRole.BUTTON, named("Replay 45 letters")).dblclick();

        // Then
        assertThat(page.getByText("No letter of this group is open")).isVisible();
        assertThat(report(page)).containsText("Replayed: 45");
        assertThat(sent).hasSize(1);
    }

    @Test
    void progressIsShownAndAStoppedReplayContinues() {
        // Given
        var page = browser.pageOfPerson(PHOTOGRAPHS);
        List<Route> requests = new ArrayList<>();
        page.route("**/dead-letters/replay", route -> {
            requests.add(route);
            if (requests.size() != 2) {
                route.resume();
            }
        });
        page.getByLabel("Letters a second, at most").fill("20");

        // When
        page.getByRole(AriaRole.BUTTON, named("Replay 45 letters")).click();
        page.waitForCondition(() -> requests.size() == 2);

        // Then
        assertThat(report(page)).containsText("20 of 45 letters");
        page.getByRole(AriaRole.BUTTON, named("Stop")).click();
        requests.get(1).resume();
        assertThat(page.getByText("Stopped. The other letters are still open.")).isVisible();
        assertThat(report(page)).containsText("40 of 45 letters");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Replay 5 letters"))).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        assertThat(report(page)).containsText("Finished: 45 letters.");
        assertThat(requests).hasSize(3);
    }

    @Test
    void aRefusedRequestIsShownAndContinues() {
        // Given
        var page = browser.pageOfPerson(PHOTOGRAPHS);
        page.route(
                "**/dead-letters/replay",
                route -> fulfill(
                        route,
                        409,
                        "replay-running",
                        "Another request replays or drops dead letters in this replica."));
        page.getByLabel("Letters a second, at most").fill("1000");
        page.getByRole(AriaRole.BUTTON, named("Replay 45 letters")).click();
        page.getByRole(AriaRole.ALERT)
                .filter(withText("Another request replays"))
                .waitFor();

        // When
        page.unroute("**/dead-letters/replay");
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();

        // Then
        assertThat(report(page)).containsText("Replayed: 45");
        assertThat(page.getByRole(AriaRole.ALERT).filter(withText("Another request replays")))
                .hasCount(0);
    }

    @Test
    void aRunWithoutAnAnswerStartsAgainWithThePresentNumber() {
        // Given
        var page = browser.pageOfPerson(PHOTOGRAPHS);
        page.route("**/dead-letters/replay", Route::abort);
        page.getByLabel("Letters a second, at most").fill("1000");

        // When
        page.getByRole(AriaRole.BUTTON, named("Replay 45 letters")).click();

        // Then
        assertThat(page.getByRole(AriaRole.ALERT).filter(withText("Vitrine could not be reached.")))
                .isVisible();
        assertThat(page.getByText("Letters of the last request may have been processed"))
                .isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Continue"))).hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Replay 45 letters"))).isEnabled();
    }

    @Test
    void aRateThatIsNoNumberIsRefusedBeforeAnythingIsSent() {
        // Given
        var page = browser.pageOfPerson(PHOTOGRAPHS);
        page.getByLabel("Letters a second, at most").fill("0");

        // When
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText("Enter a whole number from 1 to 1,000.")).isVisible();
        assertThat(page.locator("run-report .notice")).hasCount(0);
    }
}
