package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.web.FindPageFixture.COIN;
import static org.vitrine.web.FindPageFixture.button;
import static org.vitrine.web.FindPageFixture.choosePhotograph;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the page Find: photographs, results, filters and the region, by mouse and by keyboard. */
class FindPageIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aPhotographThatIsChosenIsDrawnOnAndAnswered() {
        // Given
        var page = browser.page("/");

        // When
        choosePhotograph(page, COIN);

        // Then
        assertThat(page.locator("image-card")).hasCount(5);
        assertThat(page.locator("image-card img").first()).hasAttribute("loading", "eager");
        assertThat(page.locator("image-card img").last()).hasAttribute("loading", "lazy");
        assertThat(page.locator("query-photograph polygon.outline")).isVisible();
        assertThat(page.getByRole(AriaRole.LIST, named("What was done to the photograph"))
                        .getByRole(AriaRole.LISTITEM))
                .hasCount(4);
        assertThat(page.getByText("No confident match")).isVisible();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void onePhotographIsTheBodyOfTheSearchAndTwoAreAForm() {
        // Given
        var page = browser.page("/");

        // When
        var one = page.waitForRequest(FindPageIT::isSearch, () -> choosePhotograph(page, COIN));
        var two = page.waitForRequest(
                FindPageIT::isSearch,
                () -> page.locator("input[type=file]").nth(1).setInputFiles(Browser.photograph("1-2-reverse.jpg")));

        // Then
        assertThat(one.url()).endsWith("/search?k=8&pictures=true");
        assertThat(one.headers()).containsEntry("content-type", "image/jpeg");
        assertThat(two.url()).endsWith("/search");
        assertThat(two.headers().getOrDefault("content-type", "")).startsWith("multipart/form-data");
        assertThat(page.locator("query-photograph")).hasCount(2);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aPictureIsDroppedOnThePage() throws IOException {
        // Given
        var page = browser.page("/");
        page.locator("photo-intake").waitFor();
        var transfer = page.evaluateHandle(
                "(bytes) => { const data = new DataTransfer(); data.items.add(new File([new Uint8Array(bytes)],"
                        + " 'coin.jpg', { type: 'image/jpeg' })); return data; }",
                toInts(Files.readAllBytes(Browser.photograph(COIN))));

        // When
        page.locator("photo-intake .slot").first().dispatchEvent("drop", Map.of("dataTransfer", transfer));

        // Then
        assertThat(page.locator("image-card")).hasCount(5);
    }

    @Test
    void whatIsNoPictureIsRefusedByName() {
        // Given
        var page = browser.page("/");

        // When
        page.locator("input[type=file]").first().setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {1
        }));

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("notes.txt: no picture of a known format");
    }

    @Test
    void aRefusalInTheStreamIsShownInPlainWords() {
        // Given
        var page = browser.page("/");

        // When
        page.locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload("truncated.jpg", "image/jpeg", new byte[] {1}));

        // Then
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("The JPEG ends before its last row. Send the whole file.");
    }

    @Test
    void resultsKeepTheirPlaceOnBackAndAfterAReload() {
        // Given
        var page = browser.page("/");
        choosePhotograph(page, COIN);
        page.keyboard().press("2"); // only its material
        page.locator("image-card").nth(1).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.locator("image-card a").first().click();
        page.locator("locked-viewers").waitFor();

        // When
        page.goBack();

        // Then
        assertThat(page.locator("image-card")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("filter=material%3Dbillon"));
        page.reload();
        assertThat(page.locator("image-card")).hasCount(1);
        assertThat(page.locator("query-photograph img").first()).isVisible();
    }

    @Test
    void examplesThatCannotBeReadAreReadAgainByAButton() {
        // Given
        var page = browser.emptyPage();
        var examples = Pattern.compile("/v1/collections/hoard/images\\?.*limit=8");
        page.route(examples, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        browser.load(page, "/");
        var retry = page.locator("example-photographs").getByRole(AriaRole.BUTTON);
        retry.waitFor();
        page.unroute(examples);

        // When
        retry.click();

        // Then
        assertThat(page.locator("example-photographs img").first()).isVisible();
        assertThat(page.locator("example-photographs problem-panel")).hasCount(0);
    }

    @Test
    void facetsAreAlternativesWithinAName() {
        // Given
        var page = browser.page("/");
        choosePhotograph(page, COIN);

        // When
        page.getByLabel(Pattern.compile("gold")).check();
        assertThat(page.locator("image-card")).hasCount(2);
        page.getByLabel(Pattern.compile("bronze")).check();

        // Then
        assertThat(page.locator("image-card")).hasCount(3);
        assertThat(page.getByLabel(Pattern.compile("silver"))).isVisible();
    }

    @Test
    void theRegionIsMovedByKeyAndSearchedAgain() {
        // Given
        var page = browser.page("/");
        choosePhotograph(page, COIN);

        // When
        page.keyboard().press("r");
        page.getByRole(AriaRole.BUTTON, button("Top left corner")).focus();
        page.keyboard().press("ArrowRight");
        assertThat(Accessibility.violations(page)).isEmpty();
        var searched =
                page.waitForRequest(FindPageIT::isSearch, () -> page.keyboard().press("Enter"));

        // Then
        assertThat(searched.url()).contains("?region=");
    }

    /** The keys that type a slash with Shift on a German and on a Canadian keyboard. */
    @ParameterizedTest
    @ValueSource(strings = {"Digit7", "Digit3"})
    void aSlashThatIsTypedWithShiftAndADigitFocusesTheTextField(String code) {
        // Given
        var page = browser.page("/");
        choosePhotograph(page, COIN);
        page.locator("image-card").nth(4).waitFor();

        // When
        page.evaluate("""
                (code) => document.body.dispatchEvent(new KeyboardEvent('keydown', {
                  key: '/', code, shiftKey: true, bubbles: true, cancelable: true }))""", code);
        page.keyboard().type("x");

        // Then
        assertThat(page.locator("page-find input#text")).hasValue("x");
        assertThat(page.locator("image-card").first()).hasAttribute("selected", "");
    }

    private static boolean isSearch(Request request) {
        return request.url().contains("/v1/collections/hoard/search");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static List<Integer> toInts(byte[] bytes) {
        return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xff).toList();
    }
}
