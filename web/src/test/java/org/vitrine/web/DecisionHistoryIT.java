package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the history of decisions on the pages of records, where it is longer than one answer of search-api. */
class DecisionHistoryIT {

    private static final String ITEM = "/item?c=hoard&item=h1-t0003";

    /** Number of decisions that one answer has. */
    private static final int PAGE_SIZE = 50;

    private static final int ALL = 52;

    @RegisterExtension
    static final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ITEM,
                "/image?c=hoard&id=img-3-1-obverse",
                "/specimen?c=hoard&institution=museum&specimen=h1-t0003-s01"
            })
    void olderDecisionsAreShownOnRequest(String address) {
        // Given
        var page = pageWithLongHistory(address);

        // When
        assertThat(decisions(page)).hasCount(PAGE_SIZE);
        older(page).click();

        // Then
        assertThat(decisions(page)).hasCount(ALL);
        assertThat(older(page)).hasCount(0);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void olderDecisionsStayWhenTheHistoryIsReadAgain() {
        // Given
        var page = pageWithLongHistory(ITEM);
        older(page).click();
        decisions(page).nth(ALL - 1).waitFor();

        // When
        page.waitForResponse(
                it -> it.request().method().equals("GET") && it.url().contains("/decisions?"),
                () -> decisions(page).last().getByRole(AriaRole.BUTTON).click());

        // Then
        assertThat(decisions(page)).hasCount(ALL);
        assertThat(decisions(page).last()).hasClass("off");
        assertThat(decisions(page).last()).containsText("no longer in effect");
    }

    private static Page pageWithLongHistory(String address) {
        var page = browser.pageOfPerson(address);
        var drafts = IntStream.range(0, ALL)
                .boxed()
                .flatMap(it -> Stream.of(side(it), edit(it)))
                .toList();
        PageDecisionFixture.recordAll(page, drafts);
        page.reload();
        decisions(page).nth(PAGE_SIZE - 1).waitFor();
        return page;
    }

    private static String side(int at) {
        return """
                {"decisionId": "side-%d", "kind": "set-side", "subjects": [{"institutionId": "museum", "specimenId": "h1-t0003-s01", "imageId": "img-3-1-obverse"}], "value": {"side": "obverse"}}""".formatted(at);
    }

    private static String edit(int at) {
        return """
                {"decisionId": "edit-%d", "kind": "edit-item", "subjects": [{"itemId": "h1-t0003"}], "value": {"metadata": {"mint": "%d"}}}""".formatted(at, at);
    }

    private static Locator decisions(Page page) {
        return page.locator("history-list li");
    }

    private static Locator older(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show older decisions"));
    }
}
