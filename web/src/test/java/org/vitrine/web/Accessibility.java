package org.vitrine.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks a page with axe-core by the rules of WCAG 2.2 A and AA and by best practices. */
final class Accessibility {

    private static final Path AXE = Path.of("node_modules/axe-core/axe.min.js");

    /** Rules of axe-core's category "color", whose results depend on colours; those of no other rule do. */
    private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    /** Limited to violations, because axe-core otherwise makes a selector for each element that passes, for each rule. */
    private static final String AXE_SCRIPT = """
            async (options) => (await axe.run(document, { ...options, resultTypes: ['violations'] })).violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`))
            """;

    private Accessibility() {}

    /** Returns one sentence for each element that violates a rule. */
    static List<String> violations(Page page) {
        return violations(page, Map.of());
    }

    /** Returns one sentence for each element that violates a rule whose result depends on colours. */
    static List<String> violationsByColours(Page page) {
        return violations(page, Map.of("runOnly", COLOUR_RULES));
    }

    @SuppressWarnings("unchecked") // what AXE_SCRIPT returns
    private static List<String> violations(Page page, Map<String, Object> options) {
        try {
            if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
                page.evaluate(Files.readString(AXE));
            }
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
        return (List<String>) page.evaluate(AXE_SCRIPT, options);
    }
}
