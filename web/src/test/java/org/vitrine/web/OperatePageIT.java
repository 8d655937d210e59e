package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.web.OperatePageFixture.ADDRESS;
import static org.vitrine.web.OperatePageFixture.ENDPOINT_FAILED;
import static org.vitrine.web.OperatePageFixture.PHOTOGRAPHS;
import static org.vitrine.web.OperatePageFixture.fulfill;
import static org.vitrine.web.OperatePageFixture.letters;
import static org.vitrine.web.OperatePageFixture.named;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the page Operate shows: dead letters in groups, each letter, and a refusal. */
class OperatePageIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void groupsHaveStageCauseCollectionAndCounts() {
        // Given, When
        var page = browser.page(ADDRESS);

        // Then
        assertThat(page.getByText("47 letters are open.")).isVisible();
        var rows = page.locator("group-table tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.first().locator("td, th"))
                .containsText(new String[] {"inference", ENDPOINT_FAILED, "hoard", "45", "45", "2026", "2026"});
        assertThat(rows.last()).containsText("Not stated");
        assertThat(page.getByText("12 older letters")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("Operate"))).hasAttribute("aria-current", "page");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void lettersHaveThePhotographItsJourneyAndTheCause() {
        // Given
        var page = browser.page(PHOTOGRAPHS);
        var letter = letters(page).first();

        // When
        letter.getByText("Journey").click();

        // Then
        assertThat(letters(page)).hasCount(5);
        assertThat(letter).containsText("Endpoint 'relief-deep' answered status 500 six times");
        assertThat(letter.locator("letter-journey li")).hasCount(3);
        assertThat(letter.locator("letter-journey")).containsText("Failed");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Show more")).click();
        assertThat(letters(page)).hasCount(25);
        letter.getByRole(AriaRole.LINK).click();
        assertThat(page).hasURL(Pattern.compile("/image\\?c=hoard&id=img-"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, sign-in-required, ask your administrator how to sign in",
        "403, forbidden, Ask your administrator to give your account such a role",
    })
    void withoutPermissionThePageStatesWhatToDo(int status, String code, String remedy) {
        // Given
        var page = browser.emptyPage();
        page.route(
                "**/ingest/v1/dead-letters",
                route -> fulfill(route, status, code, "This request needs permission 'operate'."));

        // When
        browser.load(page, ADDRESS);

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This request needs permission 'operate'.");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(remedy);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Code: " + code);
    }
}
