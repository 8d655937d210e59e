package org.vitrine.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds the requests of a page whose URL matches a pattern, so that code or answers arrive late. */
final class HeldRequests {

    private final Page page;
    private final List<Route> held = new ArrayList<>();
    private boolean released;

    private HeldRequests(Page page) {
        this.page = page;
    }

    /** Holds all matching requests from now on. */
    static HeldRequests of(Page page, String pattern) {
        var requests = new HeldRequests(page);
        page.route(Pattern.compile(pattern), requests::handle);
        return requests;
    }

    private void handle(Route route) {
        if (released) {
            route.resume();
        } else {
            held.add(route);
        }
    }

    /** Waits until a number of requests is held. */
    void await(int count) {
        try {
            page.waitForCondition(() -> held.size() >= count);
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "%d of %d requests are held; %s shows: %s"
                            .formatted(
                                    held.size(),
                                    count,
                                    page.url(),
                                    page.locator("body").innerText()),
                    late);
        }
    }

    /** Sends the held requests, and lets later ones pass. */
    void release() {
        released = true;
        List.copyOf(held).forEach(Route::resume);
    }
}
