package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests the Markdown pages: links lead to existing targets, sentences are short, and the README of each module has the
 * required form.
 */
class DocumentationTest {

    private static final int MAX_WORDS = 25;

    @Test
    void everyLinkLeadsToAFile() {
        // Given
        var pages = DocumentationPages.allPages();

        // When
        var dead = pages.stream().flatMap(DocumentationTest::deadLinks).toList();

        // Then
        assertThat(dead).isEmpty();
    }

    @Test
    void sentencesAreShort() {
        // Given
        var pages = DocumentationPages.prosePages();

        // When
        var tooLong = pages.stream()
                .flatMap(page -> page.sentences().stream()
                        .filter(sentence -> MarkdownPage.wordCount(sentence) > MAX_WORDS)
                        .map(sentence -> "%s: %d words: %s"
                                .formatted(ROOT.relativize(page.file()), MarkdownPage.wordCount(sentence), sentence)))
                .toList();

        // Then
        assertThat(tooLong)
                .as("split sentences of more than %d words", MAX_WORDS)
                .isEmpty();
    }

    @Test
    void everyModuleHasAShortReadmeOfOneForm() {
        // Given
        var modules = DocumentationPages.moduleFolders();

        // When
        var wrong = modules.stream().flatMap(DocumentationTest::faultsOfReadme).toList();

        // Then
        assertThat(modules).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> deadLinks(MarkdownPage page) {
        return page.links().stream()
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !targetExists(page, link))
                .map(link -> "%s links to %s, which does not exist".formatted(ROOT.relativize(page.file()), link));
    }

    private static boolean targetExists(MarkdownPage page, String link) {
        int fragmentStart = link.indexOf('#');
        var target = fragmentStart < 0 ? link : link.substring(0, fragmentStart);
        var file = target.isEmpty() ? page.file() : page.file().resolveSibling(target);
        return Files.exists(file)
                && (fragmentStart < 0 || MarkdownPage.read(file).anchors().contains(link.substring(fragmentStart + 1)));
    }

    private static Stream<String> faultsOfReadme(Path module) {
        var file = module.resolve("README.md");
        if (!Files.exists(file)) {
            return Stream.of(file + " does not exist");
        }
        var lines = MarkdownPage.read(file).lines();
        var missing = Stream.of("## Input and output", "## Main types", "## Tests", "## Limits")
                .filter(heading -> !lines.contains(heading))
                .map(heading -> "%s has no section '%s'".formatted(file, heading));
        return lines.size() <= 60
                ? missing
                : Stream.concat(Stream.of("%s has %d lines, more than 60".formatted(file, lines.size())), missing);
    }
}
