package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests {@code docs/glossary.md} against the API, the topics and the other pages. */
class GlossaryTest {

    private static final Path API = ROOT.resolve("search-api/openapi.json");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    /** Pages that list unwanted words themselves. */
    private static final Set<String> VOCABULARY_PAGES = Set.of("glossary.md", "language.md");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyTermOfTheApiIsInADocumentOfOpenApiOrASchema() throws IOException {
        // Given
        var known = new HashSet<String>();
        collectIdentifiers(json.readTree(API.toFile()), known);
        for (Path schema : DocumentationPages.filesBelow("events/src/main/avro", ".avsc")) {
            collectIdentifiers(json.readTree(schema.toFile()), known);
        }

        // When
        var terms = column(rows("## Terms"), 2);

        // Then
        assertThat(terms).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyTopicExists() {
        // Given
        var topics = DocumentationPages.read(ROOT.resolve("docs/architecture.md"));

        // When
        var named = column(rows("## Terms"), 3);

        // Then
        assertThat(named).isNotEmpty().allMatch(topic -> topics.contains("| `" + topic + "` |"));
    }

    @Test
    void pagesUseEveryTerm() {
        // Given
        var text = DocumentationPages.allPages().stream()
                .filter(page ->
                        !VOCABULARY_PAGES.contains(page.file().getFileName().toString()))
                .flatMap(page -> page.sentences().stream())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);

        // When
        var unused = rows("## Terms").stream()
                .map(row -> row.get(0).toLowerCase(Locale.ROOT))
                .filter(term -> !text.contains(term))
                .toList();

        // Then
        assertThat(unused).isEmpty();
    }

    @Test
    void termsAreInOrderAndHaveOneMeaning() {
        // Given
        var rows = rows("## Terms");

        // When
        var terms = rows.stream().map(row -> row.get(0)).toList();

        // Then
        assertThat(terms).doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(rows).allMatch(row -> !row.get(1).isBlank());
    }

    @Test
    void noPageAndNoDescriptionUsesAnotherWord() throws IOException {
        // Given
        var phrases = column(rows("## Words that are not used"), 0);
        var texts = Stream.concat(
                        DocumentationPages.prosePages().stream()
                                .filter(page -> !VOCABULARY_PAGES.contains(
                                        page.file().getFileName().toString()))
                                .flatMap(page -> page.sentences().stream()
                                        .map(sentence -> ROOT.relativize(page.file()) + ": " + sentence)),
                        json.readTree(API.toFile()).findValuesAsText("description").stream()
                                .map(text -> "openapi.json: " + text))
                .toList();

        // When
        var used = new TreeSet<String>();
        for (String phrase : phrases) {
            var word =
                    Pattern.compile("(?<![\\w-])" + Pattern.quote(phrase) + "s?(?![\\w-])", Pattern.CASE_INSENSITIVE);
            texts.stream()
                    .filter(text -> word.matcher(text).find())
                    .forEach(text -> used.add("'" + phrase + "' in " + text));
        }

        // Then
        assertThat(phrases).isNotEmpty();
        assertThat(used).as("docs/glossary.md names the word to use").isEmpty();
    }

    /** Collects the names of members, fields and parameters, and the values of enumerations, from a JSON document. */
    private static void collectIdentifiers(JsonNode node, Set<String> identifiers) {
        node.properties().forEach(member -> {
            identifiers.add(member.getKey());
            collectIdentifiers(member.getValue(), identifiers);
        });
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            if (element.isTextual()) {
                identifiers.add(element.asText());
            }
            collectIdentifiers(element, identifiers);
        }
        if (node.path("name").isTextual()) {
            identifiers.add(node.path("name").asText());
        }
    }

    /** Returns the cells of the table under a heading, without its header row. */
    private static List<List<String>> rows(String heading) {
        return MarkdownPage.read(ROOT.resolve("docs/glossary.md")).lines().stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> column(List<List<String>> rows, int number) {
        return rows.stream()
                .map(row -> row.get(number))
                .flatMap(cell -> SPAN.matcher(cell).results())
                .map(MatchResult::group)
                .map(span -> span.replace("`", ""))
                .toList();
    }
}
