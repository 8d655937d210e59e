package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/security.md} covers each requirement, and that the tests that it names exist. */
class SecurityPageTest {

    /** Requirements of OWASP ASVS 5.0, chapter V5 File Handling. */
    private static final List<String> REQUIREMENTS = List.of(
            "5.1.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "5.2.5", "5.2.6", "5.3.1", "5.3.2", "5.3.3", "5.4.1", "5.4.2",
            "5.4.3");

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
    private static final int STATUS = 2;
    private static final int CELLS = 5;

    private final MarkdownPage page = MarkdownPage.read(ROOT.resolve("docs/security.md"));

    @Test
    void everyRequirementHasOneRow() {
        // When
        var rows = rows();

        // Then
        assertThat(rows.stream().map(List::getFirst)).containsExactlyElementsOf(REQUIREMENTS);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).as("cells of %s", row.getFirst()).hasSize(CELLS).noneMatch(String::isBlank);
            assertThat(row.get(STATUS)).as("status of %s", row.getFirst()).matches("yes|partly|not yet");
        });
    }

    @Test
    void everyFulfilledRequirementNamesATest() {
        // When
        var fulfilled = rows().stream().filter(row -> !row.get(STATUS).equals("not yet"));

        // Then
        assertThat(fulfilled)
                .isNotEmpty()
                .allMatch(row -> NAMED_TEST.matcher(row.getLast()).find());
    }

    @Test
    void everyNamedTestExists() {
        // Given
        Map<String, Path> sources = DocumentationPages.filesBelow(".", ".java").stream()
                .filter(file -> file.toString().contains("/src/test/java/"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        Function.identity(),
                        (first, _) -> first));

        // When
        var missing = namedTests()
                .filter(name -> !declares(sources, name))
                .map(name -> name.testClass() + "#" + name.method())
                .toList();

        // Then
        assertThat(namedTests()).hasSizeGreaterThan(REQUIREMENTS.size());
        assertThat(missing).isEmpty();
    }

    private record NamedTest(String testClass, String method) {}

    private Stream<NamedTest> namedTests() {
        return NAMED_TEST
                .matcher(String.join("\n", page.lines()))
                .results()
                .map(found -> new NamedTest(found.group(1), found.group(2)));
    }

    private static boolean declares(Map<String, Path> sources, NamedTest name) {
        return sources.containsKey(name.testClass())
                && Pattern.compile("\\bvoid " + name.method() + "\\(")
                        .matcher(DocumentationPages.read(sources.get(name.testClass())))
                        .find();
    }

    /** Returns the cells of the table of requirements. */
    private List<List<String>> rows() {
        return page.lines().stream()
                .filter(line -> line.matches("\\| \\d+\\.\\d+\\.\\d+ \\|.*"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
