package org.vitrine.web;

import com.microsoft.playwright.Page;

/** Search by a recorded photograph, and the options that find a button, on the page Find. */
final class FindPageFixture {

    /** Name of a recorded photograph that has five results. */
    static final String COIN = "1-2-obverse.jpg";

    private FindPageFixture() {}

    /** Searches with a recorded photograph, waits for its first result, and takes the focus from every field. */
    static void choosePhotograph(Page page, String photograph) {
        page.locator("input[type=file]").first().setInputFiles(Browser.photograph(photograph));
        page.locator("image-card").first().waitFor();
        // Shortcuts work only where no field has the focus.
        page.evaluate("document.activeElement?.blur()");
    }

    static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
