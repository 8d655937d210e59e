package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the page Compare: two aligned pictures, and a decision. */
class ComparePageIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aPhotographIsComparedWithACandidateAndTheNextOneByKey() {
        // Given
        var page = browser.page("/");
        FindPageFixture.choosePhotograph(page, FindPageFixture.COIN);

        // When
        page.keyboard().press("c");
        assertThat(page.getByRole(AriaRole.HEADING, heading("Compared with h1-t0001")))
                .isVisible();
        assertThat(page.locator(".stage.a line")).hasCount(24);
        assertThat(page.locator(".stage.b line.inlier")).hasCount(19);
        page.keyboard().press("ArrowRight");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, heading("Compared with h1-t0002")))
                .isVisible();
        assertThat(page.getByText("Different designs.")).isVisible();
        assertThat(page).hasURL(Pattern.compile("image=img-2-1-obverse"));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void bothViewersMoveTogether() {
        // Given
        var page = browser.page("/compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse");
        page.locator(".stage.b line")
                .nth(23)
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        double before = distance(page);

        // When
        page.getByRole(AriaRole.BUTTON, button("Zoom in")).click();
        page.waitForFunction("(was) => Math.abs((%s)() - was) > 5".formatted(DISTANCE_SCRIPT), before);

        // Then
        assertThat(distance(page, "a")).isGreaterThan(before * 1.3);
        assertThat(distance(page, "b")).isBetween(distance(page, "a") * 0.9, distance(page, "a") * 1.1);
    }

    @Test
    void theModesAreChosenByMouseAndByKey() {
        // Given
        var page = browser.page("/compare?c=hoard&query=img-1-2-obverse&image=img-1-1-obverse");
        page.locator("locked-viewers").waitFor();

        // When
        page.getByRole(AriaRole.BUTTON, button("Overlay")).click();
        assertThat(page.locator(".stages")).hasClass(Pattern.compile("overlay"));
        page.keyboard().press("3");

        // Then
        assertThat(page.locator(".stages")).hasClass(Pattern.compile("curtain"));
        page.keyboard().press("4");
        assertThat(page.locator(".stages")).hasClass(Pattern.compile("blink"));
        page.keyboard().press("s");
        assertThat(page.locator(".stage line")).hasCount(0);
    }

    @Test
    void notTheSameSelectsTheNextCandidate() {
        // Given
        var page = browser.page("/compare?c=hoard&query=img-3-1-obverse&image=img-1-1-obverse");
        Browser.storePersonName(page);
        page.locator("locked-viewers").waitFor();

        // When
        page.keyboard().press("d");

        // Then
        assertThat(page.getByText("Recorded: not the same as h1-t0001.").first())
                .isVisible();
        assertThat(page).not().hasURL(Pattern.compile("image=img-1-1-obverse"));
    }

    @Test
    void theSameDieIsRecordedByKeyAndShownWithTheSpecimen() {
        // Given
        var page = browser.pageOfPerson("/compare?c=hoard&query=img-3-1-obverse&image=img-1-1-obverse");
        page.locator("locked-viewers").waitFor();

        // When
        page.keyboard().press("k");

        // Then
        assertThat(page.getByText("Recorded: the same die as h1-t0001-s01, Obverse.")
                        .first())
                .isVisible();
        go(page, "/specimen?c=hoard&institution=museum&specimen=h1-t0003-s01");
        var relations = page.locator("decided-relations");
        assertThat(relations).containsText("Same die as");
        assertThat(relations.getByRole(AriaRole.LINK)).hasText("h1-t0001-s01");
        page.keyboard().press("u");
        assertThat(relations).not().containsText("Same die as");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theSameSpecimenIsRecordedByMouse() {
        // Given
        var page = browser.pageOfPerson("/compare?c=hoard&query=img-3-1-obverse&image=img-1-1-obverse");
        page.locator("locked-viewers").waitFor();

        // When
        page.getByRole(AriaRole.BUTTON, button("Same specimen")).click();

        // Then
        assertThat(page.getByText("Recorded: the same specimen as h1-t0001-s01.")
                        .first())
                .isVisible();
        go(page, "/specimen?c=hoard&institution=museum&specimen=h1-t0001-s01");
        assertThat(page.locator("decided-relations")).containsText("Same object as");
        assertThat(page.locator("decided-relations").getByRole(AriaRole.LINK)).hasText("h1-t0003-s01");
    }

    @Test
    void theKeyOfTheSameDieIsListedWhereBothPicturesShowOneSide() {
        // Given
        var page = browser.page("/compare?c=hoard&query=img-3-1-obverse&image=img-1-1-obverse");
        page.locator("locked-viewers").waitFor();
        var keys = page.locator("key-map dl");

        // When
        page.keyboard().press("Shift+?");

        // Then
        assertThat(keys).containsText("Same die: Obverse");
        assertThat(keys).containsText("Same specimen");
    }

    @Test
    void picturesOfDifferentSidesCannotShowTheSameDie() {
        // When
        var page = browser.page("/compare?c=hoard&query=img-3-1-obverse&image=img-1-1-reverse");

        // Then
        assertThat(page.getByRole(AriaRole.BUTTON, button("Same die"))).isDisabled();
        assertThat(page.getByRole(AriaRole.BUTTON, button("Same specimen"))).isEnabled();
    }

    @Test
    void anotherQueryInTheAddressShowsNothingOfTheFormerOne() {
        // Given
        var page = browser.page("/compare?c=hoard&query=img-3-1-obverse&image=img-1-1-obverse");
        Browser.storePersonName(page);
        page.locator("locked-viewers").waitFor();
        page.keyboard().press("a");
        page.getByText("It belongs to h1-t0001.").waitFor();

        // When
        go(page, "/compare?c=hoard&query=img-2-1-obverse&image=img-1-1-obverse");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, heading("Specimen h1-t0002-s01")))
                .isVisible();
        assertThat(page.getByText("It belongs to h1-t0002.")).isVisible();
        assertThat(page.getByText("It belongs to h1-t0001.")).hasCount(0);
    }

    /** Goes to an address of the pages by a link, so that the page stays loaded. */
    private static void go(Page page, String address) {
        page.evaluate("""
                (address) => { const link = document.createElement('a');
                               link.href = address;
                               document.body.append(link);
                               link.click(); }""", address);
    }

    /** JavaScript that returns the distance, in pixels, between two edge segments of one picture. */
    private static final String DISTANCE_SCRIPT = """
            () => { const lines = document.querySelector('vitrine-app').shadowRoot.querySelector('page-compare').shadowRoot
                      .querySelector('locked-viewers').shadowRoot.querySelectorAll('.stage.PLACE line');
                    const at = (line) => [line.x1.baseVal.value, line.y1.baseVal.value];
                    const [a, b] = [at(lines[0]), at(lines[12])];
                    return Math.hypot(a[0] - b[0], a[1] - b[1]); }""".replace("PLACE", "a");

    private static double distance(Page page) {
        return distance(page, "a");
    }

    private static double distance(Page page, String place) {
        return ((Number) page.evaluate(DISTANCE_SCRIPT.replace(".stage.a", ".stage." + place))).doubleValue();
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
