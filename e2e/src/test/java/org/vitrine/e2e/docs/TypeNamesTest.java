package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests that a simple type name stands for one top-level type in all modules; {@code house-rules} checks the names of
 * one module.
 */
class TypeNamesTest {

    /** A top-level declaration: in formatted sources, nothing else of this form is at the beginning of a line. */
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "^(?:(?:public|abstract|final|sealed|non-sealed|strictfp) )*(?:class|interface|enum|record|@interface) (\\w+)",
            Pattern.MULTILINE);

    @Test
    void oneSimpleNameStandsForOneType() throws IOException {
        // Given
        var sources = SourceFiles.withName(name -> name.endsWith(".java"));

        // When
        var files = new TreeMap<String, TreeSet<Path>>();
        for (Path source : sources) {
            for (String name : declaredTypes(DocumentationPages.read(source))) {
                files.computeIfAbsent(name, _ -> new TreeSet<>()).add(ROOT.relativize(source));
            }
        }

        // Then
        assertThat(files).hasSizeGreaterThan(1_000);
        files.values().removeIf(named -> named.size() == 1);
        assertThat(files)
                .as("give each of these types a name of its own: docs/language.md")
                .isEmpty();
    }

    @Test
    void aDeclarationIsFoundWhateverItsKindAndModifiers() {
        // Given
        var source = """
                /** class Described in a comment. */
                @Tag("x")
                public sealed interface First permits Second {
                    record Nested() {}
                }

                final class Second implements First {}

                record Third(int x) {}

                @interface Fourth {}
                """;

        // When
        var names = declaredTypes(source);

        // Then
        assertThat(names).containsExactly("First", "Second", "Third", "Fourth");
    }

    private static List<String> declaredTypes(String source) {
        return TOP_LEVEL.matcher(source).results().map(found -> found.group(1)).toList();
    }
}
