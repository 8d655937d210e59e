package org.vitrine.e2e.live;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;

/** Operates the page Find by keyboard, and records the number of actions and the waiting times. */
final class FindPage {

    /** JavaScript that queries the page with its open shadow roots. */
    private static final String DEEP_QUERY_SCRIPT = """
            (() => {
              const all = (root, selector) => [...root.querySelectorAll(selector),
                ...[...root.querySelectorAll('*')].flatMap((it) => it.shadowRoot ? all(it.shadowRoot, selector) : [])];
              window.deep = (selector) => all(document, selector);
              const input = document.createElement('input');
              input.type = 'file'; input.id = 'clipboard-of-the-test'; input.hidden = true;
              document.body.append(input);
            })()
            """;

    /**
     * JavaScript that pastes the photograph of the test and resolves when its candidates are shown; times are in
     * milliseconds after the paste. In each frame it looks at the elements that it needs alone, because a query of all
     * shadow roots takes processor time from what is measured.
     */
    private static final String PASTE_SCRIPT = """
            () => new Promise((resolve, reject) => {
              const find = window.deep('page-find')[0].shadowRoot;
              const before = new Set(find.querySelectorAll('image-card'));
              const data = new DataTransfer();
              data.items.add(document.getElementById('clipboard-of-the-test').files[0]);
              performance.clearResourceTimings();
              const began = performance.now();
              const times = {};
              const answered = () => performance.getEntriesByType('resource')
                .find((it) => /\\/collections\\/[^/]+\\/search/.test(it.name));
              document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
              const look = () => {
                const now = performance.now() - began;
                if (times.outline === undefined
                    && [...find.querySelectorAll('query-photograph')].some((it) => it.shadowRoot.querySelector('svg.drawn'))) times.outline = now;
                const cards = [...find.querySelectorAll('image-card')];
                const card = cards.find((it) => !before.has(it) || times.cleared);
                if (before.size > 0 && cards.length === 0) times.cleared = true;
                const problem = find.querySelector('problem-panel');
                if (problem) return reject(new Error(problem.shadowRoot.textContent));
                if (card) times.card ??= now;
                if (card && find.querySelector('section.answer')?.getAttribute('aria-busy') === 'false') {
                  const answer = answered();
                  if (answer) times.answer = answer.responseEnd - began;
                  times.search = find.querySelector('answer-verdict')?.answer?.tookMs;
                  return resolve(times);
                }
                if (now > 60000) {
                  return reject(new Error('no candidates after 60 s ' + (window.deep('problem-panel')[0]?.shadowRoot.textContent ?? '')));
                }
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })
            """;

    private final Page page;
    private int actions;

    FindPage(Page page) {
        this.page = page;
        page.locator("photo-intake").first().waitFor();
        page.evaluate(DEEP_QUERY_SCRIPT);
    }

    /**
     * Waiting times after a paste, in milliseconds.
     *
     * @param outlineMs time until the outline of the object is drawn on the photograph
     * @param searchMs time of the search as its answer states it, which begins when search-api has received the
     *     photograph
     * @param answerMs time until the browser has received the whole answer
     * @param cardMs time until the first candidate is shown
     */
    record PasteTimes(double outlineMs, double searchMs, double answerMs, double cardMs) {}

    /** Pastes a copied photograph, which counts as one action, and waits for its candidates. */
    PasteTimes paste(String name, byte[] photograph) {
        page.locator("#clipboard-of-the-test").setInputFiles(new FilePayload(name, "image/jpeg", photograph));
        actions++;
        @SuppressWarnings("unchecked")
        var times = (Map<String, Object>) page.evaluate(PASTE_SCRIPT);
        return new PasteTimes(
                number(times.get("outline")),
                number(times.get("search")),
                number(times.get("answer")),
                number(times.get("card")));
    }

    private static double number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Presses a key, which counts as one action. */
    void press(String key) {
        page.keyboard().press(key);
        actions++;
    }

    /** Removes the photograph from the page, as a user does before an unrelated coin. */
    void startOver() {
        press("s");
        page.locator("photo-intake[large]").waitFor();
    }

    /** Returns the names of the candidates, in their order. */
    List<String> candidates() {
        @SuppressWarnings("unchecked")
        var names = (List<String>)
                page.evaluate("() => window.deep('image-card').map((it) => it.image.itemId ?? it.image.specimenId)");
        return names;
    }

    /** Returns the number of actions since the last call. */
    int actionsSinceLastCall() {
        int done = actions;
        actions = 0;
        return done;
    }

    Page page() {
        return page;
    }
}
