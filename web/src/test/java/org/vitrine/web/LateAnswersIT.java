package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests pages whose code or answers arrive late: they claim nothing that is not read yet, and show nothing of another
 * address.
 */
class LateAnswersIT {

    private static final String LOADING = "Loading…";

    /** Requests for the list of the page Collection; other pages request fewer photographs. */
    private static final String LIST_OF_PHOTOGRAPHS = "/images\\?.*limit=60";

    private static final String RECONNECT_GRID_SCRIPT = """
            () => {
              const shell = document.querySelector('vitrine-app').shadowRoot;
              const grid = shell.querySelector('page-collection').shadowRoot.querySelector('photograph-grid');
              const { parentNode, nextSibling } = grid;
              grid.remove();
              parentNode.insertBefore(grid, nextSibling);
            }
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void backWhileTheCodeOfAPageIsLoadedShowsTheFormerPageAtItsPosition() {
        // Given
        var page = browser.page("/collection?c=hoard", 360, ColorScheme.LIGHT);
        cards(page).first().waitFor();
        var link = page.locator("image-card a").nth(5);
        link.scrollIntoViewIfNeeded();
        var scrollY = page.evaluate("scrollY");
        var code = HeldRequests.of(page, "/assets/.*\\.js$");

        // When
        link.click();
        code.await(1);
        assertThat(page).hasURL(Pattern.compile("/image\\?"));
        page.goBack();
        code.release();
        page.waitForFunction("() => customElements.get('page-image') !== undefined");

        // Then
        assertThat(((Number) scrollY).intValue()).isPositive();
        assertThat(page).hasURL(Pattern.compile("/collection\\?"));
        assertThat(cards(page).first()).isVisible();
        assertThat(page.locator("page-image")).hasCount(0);
        page.waitForFunction("(y) => Math.abs(scrollY - y) < 2", scrollY);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aLinkToTheSamePageShowsItsOwnListAndBackTheFormerOne() {
        // Given
        var page = browser.page("/collection?c=hoard&filter=material%3Dgold");
        cards(page).nth(3).waitFor();

        // When
        page.locator("nav").getByRole(AriaRole.LINK, exactly("Collection")).click();
        assertThat(cards(page)).hasCount(10);
        page.goBack();

        // Then
        assertThat(cards(page)).hasCount(4);
        assertThat(page.getByLabel(Pattern.compile("gold"))).isChecked();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void anElementThatIsConnectedAgainReadsItsListAgain() {
        // Given
        var page = browser.emptyPage();
        var lists = HeldRequests.of(page, LIST_OF_PHOTOGRAPHS);
        browser.load(page, "/collection?c=hoard");
        lists.await(1);

        // When
        page.evaluate(RECONNECT_GRID_SCRIPT);
        lists.await(2);
        lists.release();

        // Then
        assertThat(cards(page)).hasCount(10);
        assertThat(browser.problems()).isEmpty();
    }

    /** Address of a page, pattern of the URL whose answer arrives late, and a claim that only that answer allows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                                                          | /assets/page-.*\\.js$           | This page does not exist\\.
            /models?c=hoard                                            | /assets/page-.*\\.js$           | This page does not exist\\.
            /                                                          | /v1/collections$               | There is no collection yet\\.
            /models?c=hoard                                            | /v1/collections$               | There is no collection yet\\.
            /contribute?c=hoard                                        | /v1/collections$               | There is no collection yet\\.
            /collections                                               | /v1/collections$               | There is no collection yet\\.
            /collection?c=hoard                                        | /v1/collections$               | \\b0 photographs
            /collection?c=hoard&tab=items                              | /items\\?                      | There is no such item\\.
            /?c=hoard&image=img-3-1-obverse                            | /v1/images/img-3-1-obverse$    | Drop or choose a photograph
            /item?c=hoard&item=h1-t0001                                | /decisions\\?                  | There is no decision about this yet\\.
            /image?c=hoard&id=img-3-1-obverse                          | /decisions\\?                  | There is no decision about this yet\\.
            /specimen?c=hoard&institution=museum&specimen=h1-t0003-s01 | /decisions\\?                  | There is no decision about this yet\\.
            /specimen?c=hoard&institution=museum&specimen=h1-t0003-s01 | /similar\\?                    | There are no candidates for this specimen\\.
            /compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse | /v1/images/img-1-2-obverse$  | Nothing is stated about this photograph\\.
            /compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse | /v1/images/img-1-2-obverse$  | Go back and name the institution
            /contribute?c=hoard                                        | /batches                       | No batch was sent to this collection yet\\.
            /operate                                                   | /dead-letters$                 | There is no dead letter\\.
            /operate?group=0f1e2d3c4b5a6978                            | /dead-letters/groups/          | No letter of this group is open
            """)
    void nothingIsClaimedBeforeItIsRead(String path, String lateUrl, String claim) {
        // Given
        var page = browser.emptyPage();
        var late = HeldRequests.of(page, lateUrl);

        // When
        browser.load(page, path);
        late.await(1);

        // Then
        assertThat(page.getByText(LOADING).first()).isVisible();
        assertThat(page.getByText(Pattern.compile(claim))).hasCount(0);
        late.release();
        assertThat(page.getByText(LOADING)).hasCount(0);
        assertThat(browser.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/images/img-1-2-obverse$", "/v1/compare\\?"})
    void aLoadingComparisonShowsOneNotice(String lateUrl) {
        // Given
        var page = browser.emptyPage();
        var late = HeldRequests.of(page, lateUrl);

        // When
        browser.load(page, "/compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse");
        late.await(1);

        // Then
        assertThat(page.locator("page-compare").getByText(LOADING)).hasCount(1);
        late.release();
        assertThat(page.getByText(LOADING)).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/collection", "/compare", "/contribute", "/image", "/item", "/models", "/review"})
    void withoutCollectionsEachPageStatesThat(String path) {
        // Given
        var page = browser.emptyPage();
        page.route(
                Pattern.compile("/v1/collections$"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\": []}")));

        // When
        browser.load(page, path);

        // Then
        assertThat(page.getByText("There is no collection yet.")).isVisible();
        assertThat(page.getByText(LOADING)).hasCount(0);
    }

    @Test
    void theNumberOfAFormerSearchIsNotShownWhileAnotherIsRead() {
        // Given
        var page = browser.page("/collection?c=hoard&q=nonsense");
        page.getByText("No photograph has these words and filters.").waitFor();
        var lists = HeldRequests.of(page, LIST_OF_PHOTOGRAPHS);

        // When
        page.keyboard().press("/");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().press("Delete");
        page.keyboard().press("Enter");
        lists.await(1);

        // Then
        assertThat(page.getByText(LOADING).first()).isVisible();
        assertThat(page.getByText("There is no photograph in this collection yet."))
                .hasCount(0);
        assertThat(page.getByText(Pattern.compile("\\b0 photographs"))).hasCount(0);
        lists.release();
        assertThat(cards(page)).hasCount(10);
    }

    @Test
    void theFormerComparisonIsMarkedWhileTheNextOneIsRead() {
        // Given
        var page = browser.page("/compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse");
        page.locator(".stage.b line")
                .nth(23)
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        var comparisons = HeldRequests.of(page, "/v1/compare\\?");

        // When
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next candidate"))
                .click(); // waits until the candidates are read
        comparisons.await(1);

        // Then
        assertThat(page.locator("locked-viewers.former")).hasCount(1);
        assertThat(page.locator("page-compare .notice")).hasCount(0);
        comparisons.release();
        assertThat(page.locator("locked-viewers.former")).hasCount(0);
        assertThat(page.locator("page-compare .notice")).hasCount(1);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void enterPicksTheFirstItemOfTheTypedWords() {
        // Given
        var page = browser.page("/specimen?c=hoard&institution=museum&specimen=h1-t0001-s01");
        Browser.storePersonName(page);
        cards(page).first().waitFor();
        page.keyboard().press("f");
        page.locator("item-picker li").first().waitFor();

        // When
        page.keyboard().type("h1-t0005");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText("Specimen h1-t0001-s01 is attached to h1-t0005.")
                        .first())
                .isVisible();
    }

    private static Locator cards(Page page) {
        return page.locator("image-card");
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
