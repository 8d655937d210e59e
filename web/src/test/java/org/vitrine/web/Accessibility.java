package org.vitrine.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks a page with axe-core by the rules of WCAG 2.2 A and AA and by best practices. */
final class Accessibility {

    private static final Path AXE = Path.of("node_modules/axe-core/axe.min.js");

    private static final String AXE_SCRIPT = """
            async () => (await axe.run(document)).violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`))
            """;

    private Accessibility() {}

    /** Returns one sentence for each element that violates a rule. */
    @SuppressWarnings("unchecked") // what the function above returns
    static List<String> violations(Page page) {
        try {
            if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
                page.evaluate(Files.readString(AXE));
            }
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
        return (List<String>) page.evaluate(AXE_SCRIPT);
    }
}
