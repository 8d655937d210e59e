package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the form of decision records and changelog entries. */
class RecordsTest {

    private static final List<String> SECTIONS = List.of("## Context", "## Decision", "## Consequences");

    @Test
    void decisionRecordsAreNumberedWithoutGaps() {
        // Given
        var records = records();

        // When
        var numbers = records.stream()
                .map(record -> record.file().getFileName().toString().substring(0, 4))
                .toList();

        // Then
        assertThat(numbers)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
    }

    @Test
    void aDecisionRecordHasDateStatusAndThreeSections() {
        assertThat(records()).allSatisfy(record -> {
            int number = Integer.parseInt(record.file().getFileName().toString().substring(0, 4));
            assertThat(record.lines().getFirst()).startsWith("# %d. ".formatted(number));
            assertThat(record.lines().get(2)).matches("- Date: \\d{4}-\\d{2}-\\d{2}");
            assertThat(record.lines().get(3)).matches("- Status: (accepted|superseded by ).*");
            assertThat(record.lines().stream().filter(SECTIONS::contains).toList())
                    .as("sections of %s", record.file())
                    .isEqualTo(SECTIONS);
        });
    }

    @Test
    void theListNamesEveryDecisionRecord() {
        // Given
        var list = DocumentationPages.read(ROOT.resolve("docs/decisions/README.md"));

        // When
        var titles = records().stream()
                .map(record -> "](%s) | %s |"
                        .formatted(
                                record.file().getFileName(),
                                record.lines().getFirst().replaceFirst("# \\d+\\. ", "")))
                .toList();

        // Then
        assertThat(list).contains(titles);
    }

    @Test
    void aChangelogEntryHasATypeAndAText() {
        // Given
        var entries = DocumentationPages.markdownIn("changelog/unreleased")
                .map(MarkdownPage::read)
                .toList();

        // When
        var first = entries.stream().map(entry -> entry.lines().getFirst());

        // Then
        assertThat(first)
                .isNotEmpty()
                .as("see changelog/README.md")
                .allMatch(line -> line.matches("type: (added|changed|fixed|removed|security)"));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.lines().stream().skip(1))
                        .as("text of %s", entry.file())
                        .startsWith("")
                        .anyMatch(line -> !line.isBlank()));
    }

    private static List<MarkdownPage> records() {
        return DocumentationPages.markdownIn("docs/decisions")
                .filter(RecordsTest::isRecord)
                .map(MarkdownPage::read)
                .toList();
    }

    private static boolean isRecord(Path file) {
        return Stream.of("README.md").noneMatch(file.getFileName().toString()::equals);
    }
}
