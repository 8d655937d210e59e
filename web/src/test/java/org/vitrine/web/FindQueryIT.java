package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the query of the page Find: pasted and taken photographs, steps, number of candidates and text. */
class FindQueryIT {

    private static final String COIN = "1-2-obverse.jpg";

    /** JavaScript that pastes a photograph, as Ctrl+V does. */
    private static final String PASTE_SCRIPT = """
            (base64) => { const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
                          const data = new DataTransfer();
                          data.items.add(new File([bytes], 'coin.jpg', { type: 'image/jpeg' }));
                          document.dispatchEvent(new ClipboardEvent('paste', {
                            clipboardData: data, bubbles: true, cancelable: true })); }""";

    /** JavaScript that makes the browser use a grey picture as its camera. */
    private static final String CAMERA_SCRIPT = """
            navigator.mediaDevices.getUserMedia = async () => {
              const canvas = document.createElement('canvas');
              canvas.width = 640;
              canvas.height = 480;
              const context = canvas.getContext('2d');
              let grey = 0;
              setInterval(() => {
                grey = (grey + 1) % 256;
                context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
                context.fillRect(0, 0, 640, 480);
              }, 40);
              return canvas.captureStream(25);
            };""";

    private static final String NO_CAMERA_SCRIPT =
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('Permission denied'));";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aPictureIsPasted() throws IOException {
        // Given
        var page = browser.page("/");
        page.locator("photo-intake").waitFor();

        // When
        page.evaluate(PASTE_SCRIPT, Base64.getEncoder().encodeToString(Files.readAllBytes(Browser.photograph(COIN))));

        // Then
        assertThat(page.locator("image-card")).hasCount(5);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aPictureIsTakenWithTheCamera() {
        // Given
        var page = browser.emptyPage();
        page.addInitScript(CAMERA_SCRIPT);
        browser.load(page, "/");

        // When
        page.getByRole(AriaRole.BUTTON, button("Camera")).click();
        page.getByRole(AriaRole.BUTTON, button("Take the picture")).click();

        // Then
        assertThat(page.locator("image-card")).hasCount(5);
        assertThat(page.locator("photo-camera")).hasCount(0);
    }

    @Test
    void aCameraThatIsNotAllowedIsExplained() {
        // Given
        var page = browser.emptyPage();
        page.addInitScript(NO_CAMERA_SCRIPT);
        browser.load(page, "/");

        // When
        page.getByRole(AriaRole.BUTTON, button("Camera")).click();

        // Then
        assertThat(page.locator("photo-camera").getByRole(AriaRole.ALERT))
                .containsText("The camera cannot be used: Permission denied.");
    }

    @Test
    void aStepIsComparedWithTheOriginal() {
        // Given
        var page = found();

        // When
        page.getByRole(AriaRole.BUTTON, button("Cut out")).click();

        // Then
        assertThat(page.locator("wa-comparison img[alt='After the step: Cut out']"))
                .isVisible();
        assertThat(page.locator("wa-comparison svg[aria-label='As photographed']"))
                .isVisible();
    }

    @Test
    void theNumberOfCandidatesIsChosenAndKeptInTheAddress() {
        // Given
        var page = found();

        // When
        page.locator("form.wanted select").selectOption("4");

        // Then
        assertThat(page.locator("image-card")).hasCount(4);
        assertThat(page).hasURL(Pattern.compile("[?&]k=4"));
    }

    @Test
    void textNarrowsTheCandidatesByKey() {
        // Given
        var page = found();

        // When
        page.keyboard().press("/");
        page.keyboard().type("ionia");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("image-card")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile("[?&]q=ionia"));
    }

    /** Opens the page and searches with a photograph. */
    private static Page found() {
        var page = browser.page("/");
        page.locator("input[type=file]").first().setInputFiles(Browser.photograph(COIN));
        page.locator("image-card").nth(4).waitFor();
        page.evaluate("document.activeElement?.blur()"); // Keys work where no field has the focus.
        return page;
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
