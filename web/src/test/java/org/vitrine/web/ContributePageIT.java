package org.vitrine.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the page Contribute: from files to photographs in the collection, by mouse and by keyboard. */
class ContributePageIT {

    private static final String ADDRESS = "/contribute?c=hoard";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void photographsAreSentByKeyAndFollowedToTheIndex() {
        // Given
        var page = browser.page(ADDRESS);
        choose(page, photograph("tray-obverse.jpg"), photograph("tray-reverse.jpg"), photograph("here-before.jpg"));

        // When
        page.getByLabel("Institution").fill("City museum");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText("All photographs are done.")).isVisible();
        assertThat(page.locator("batch-progress")).containsText("Already here");
        assertThat(page.getByText("Proposed: h1-t0001, 93 %").first()).isVisible();
        assertThat(page.locator("photograph-list a")).hasCount(3);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theInstitutionIsEnteredOnce() {
        // Given
        var page = browser.page(ADDRESS);
        choose(page, photograph("one.jpg"));

        // When
        page.keyboard().press("s");

        // Then
        assertThat(page.getByText("Name the institution with at least one letter"))
                .isVisible();
        page.getByLabel("Institution").fill("City museum");
        page.keyboard().press("Enter");
        page.locator("batch-view").waitFor();
        page.keyboard().press("b");
        choose(page, photograph("two.jpg"));
        assertThat(page.getByLabel("Institution")).hasValue("city-museum");
    }

    @Test
    void theColumnsOfATableAreMappedAndItsProblemsNamedBeforeSending() {
        // Given
        var page = browser.page(ADDRESS);
        var table =
                "Datei;Inventarnummer;Seite;Nominal\none.jpg;C 1;Vorderseite;stater\ntwo.jpg;C 2;left;drachm\nmissing.jpg;C 3;;\n";

        // When
        choose(
                page,
                new FilePayload("coins.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)),
                photograph("one.jpg"),
                photograph("two.jpg"));

        // Then
        assertThat(page.getByLabel("What column “Inventarnummer” states")).hasValue("specimen");
        assertThat(page.getByRole(AriaRole.ROW, row("3 Side left This is none of obverse")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.ROW, row("4 Datei missing.jpg No such file")))
                .isVisible();
        page.getByLabel("What column “Seite” states").selectOption("leave");
        assertThat(page.getByRole(AriaRole.BUTTON, button("Send 2 photographs")))
                .isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void whatIsStatedTravelsWithThePhotograph() {
        // Given
        var page = browser.page(ADDRESS);
        var table = "file,specimen,side,Prägestätte\none.jpg,C 1,obverse,Köln\n";
        choose(
                page,
                new FilePayload("coins.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)),
                photograph("one.jpg"));
        page.getByLabel("Institution").fill("City museum");

        // When
        var sent = page.waitForRequest(
                it -> it.url().endsWith("/items"), () -> page.getByRole(AriaRole.BUTTON, button("Send 1 photograph"))
                        .click());

        // Then
        assertThat(sent.headers())
                .containsEntry("vitrine-specimen", "C%201")
                .containsEntry("vitrine-side", "obverse")
                .containsEntry("vitrine-metadata", "%7B%22Pr%C3%A4gest%C3%A4tte%22%3A%22K%C3%B6ln%22%7D");
    }

    @Test
    void aBatchThatWasLeftIsContinuedAndWhatIsHereIsNotSentAgain() {
        // Given
        var page = browser.page(ADDRESS);
        page.route("**/items", route -> {
            if ("one.jpg".equals(route.request().headerValue("vitrine-identifier"))) {
                route.resume();
            }
        });
        choose(page, photograph("one.jpg"), photograph("two.jpg"));
        page.getByLabel("Institution").fill("City museum");
        page.keyboard().press("Enter");
        page.locator("photograph-list .indexed").waitFor();
        page.onDialog(com.microsoft.playwright.Dialog::accept);

        // When
        page.navigate(page.url().replaceAll("&batch=.*", ""));
        page.unroute("**/items"); // Not earlier, because the held requests would then be sent.
        assertThat(page.getByText("A batch was not finished")).isVisible();
        choose(page, photograph("one.jpg"), photograph("two.jpg"));
        page.keyboard().press("s");

        // Then
        assertThat(page.getByText("All photographs are done.")).isVisible();
        assertThat(page.locator("batch-progress dd").first()).hasText("2");
    }

    @Test
    void failuresAreGroupedByReasonWithTheRemedy() {
        // Given
        var page = browser.page(ADDRESS);

        // When
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cabinet 12, tray 3"))
                .click();

        // Then
        assertThat(page.locator("failure-groups details")).hasCount(3);
        assertThat(page.locator("failure-groups")).containsText("The file ends too early · 2 photographs");
        assertThat(page.locator("failure-groups")).containsText("Copy the whole file and send it again.");
    }

    @Test
    void failedPhotographsAreProcessedAgainByKey() {
        // Given
        var page = browser.page(ADDRESS);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cabinet 12, tray 3"))
                .click();
        page.locator("failure-groups details").nth(2).waitFor();

        // When
        page.keyboard().press("r");

        // Then
        assertThat(page.getByText("1 photograph is processed again.").first()).isVisible();
        assertThat(page.locator("failure-groups details")).hasCount(2);
    }

    private static void choose(Page page, FilePayload... files) {
        page.locator("file-intake input.files").setInputFiles(files);
        page.locator("batch-plan .sum").waitFor();
        // Shortcuts work only where no field has the focus.
        page.evaluate("document.activeElement?.blur()");
    }

    /**
     * Returns a photograph with a name. Pictures with different names count as different photographs; the bytes are
     * irrelevant here.
     */
    private static FilePayload photograph(String name) {
        try {
            return new FilePayload(name, "image/jpeg", Files.readAllBytes(Browser.photograph("1-2-obverse.jpg")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Page.GetByRoleOptions row(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
