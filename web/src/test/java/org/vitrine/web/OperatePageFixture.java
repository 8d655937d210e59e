package org.vitrine.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/** Addresses, elements and refusals of the page Operate. */
final class OperatePageFixture {

    static final String ADDRESS = "/operate";

    /** A group of 45 open letters of photographs. */
    static final String PHOTOGRAPHS = ADDRESS + "?group=0f1e2d3c4b5a6978";

    /** A group of two decisions, which are not replayed without force. */
    static final String DECISIONS = ADDRESS + "?group=1a2b3c4d5e6f7081";

    static final String ENDPOINT_FAILED = "Endpoint 'relief-deep' answered status # six times";

    private OperatePageFixture() {}

    static Locator report(Page page) {
        return page.locator("run-report");
    }

    static Locator letters(Page page) {
        return page.locator("letter-list .letter");
    }

    static void fulfill(Route route, int status, String code, String detail) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"title\": \"Refused\", \"status\": %d, \"code\": \"%s\", \"detail\": \"%s\"}"
                        .formatted(status, code, detail)));
    }

    static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
