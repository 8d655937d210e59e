package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.Topic;

/**
 * Tests that each service registers the schemas of exactly those topics whose values its sources import. A schema that
 * is missing would be registered with the first record that is written, without the compatibility rule.
 */
class ServiceTopicsTest {

    private static final Pattern IMPORT =
            Pattern.compile("^import org\\.vitrine\\.events\\.(\\w+);$", Pattern.MULTILINE);
    private static final Pattern CONSTANT = Pattern.compile("Topic\\.([A-Z_]+)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "preprocess-service", "inference-service", "index-service", "search-api"})
    void aServiceRegistersTheSchemasThatItUses(String service) {
        // Given
        var sources = DocumentationPages.filesBelow(service + "/src/main/java", ".java");
        var declarations = sources.stream()
                .filter(file -> file.getFileName().toString().endsWith("ServiceTopics.java"))
                .toList();

        // When
        var used = topicsOfValues(matches(IMPORT, sources));
        var declared = matches(CONSTANT, declarations);

        // Then
        assertThat(declarations).hasSize(1);
        assertThat(declared).isNotEmpty().isEqualTo(used);
    }

    /** Returns the names of the topics whose values are of one of these types. */
    private static Set<String> topicsOfValues(Set<String> types) {
        var topics = new TreeSet<String>();
        Arrays.stream(Topic.values())
                .filter(topic -> types.contains(topic.schema().getName()))
                .map(Topic::name)
                .forEach(topics::add);
        return topics;
    }

    private static Set<String> matches(Pattern pattern, List<Path> files) {
        var found = new TreeSet<String>();
        files.forEach(file -> pattern.matcher(DocumentationPages.read(file))
                .results()
                .map(match -> match.group(1))
                .forEach(found::add));
        return found;
    }
}
