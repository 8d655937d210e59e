package org.vitrine.web;

import com.microsoft.playwright.Page;
import java.util.List;

/** Decisions that are recorded at the stand-in server without the page under test. */
final class PageDecisionFixture {

    private static final String RECORD_SCRIPT = """
            async (drafts) => {
              for (const draft of drafts) {
                const response = await fetch('/v1/collections/hoard/decisions', {
                  method: 'POST', headers: { 'Content-Type': 'application/json', 'Vitrine-Person': 'Bo%20Lund' }, body: draft });
                if (!response.ok) throw new Error(await response.text());
              }
            }
            """;

    private PageDecisionFixture() {}

    /** Records decisions, given as JSON, in this order. */
    static void recordAll(Page page, List<String> drafts) {
        page.evaluate(RECORD_SCRIPT, drafts);
    }

    /** JSON of the decision that attaches a specimen of the stand-in server to an item. */
    static String attachment(String decisionId, String specimenId, String itemId) {
        return """
                {"decisionId": "%s", "kind": "attach", "subjects": [{"institutionId": "museum", "specimenId": "%s"}], "value": {"itemId": "%s"}}""".formatted(decisionId, specimenId, itemId);
    }
}
