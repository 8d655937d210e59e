package org.vitrine.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the schemas are compatible with all released ones ({@code released/VERSION/TOPIC.avsc}), in both
 * directions: services are upgraded in any order, and topics that are kept for ever are replayed.
 */
class SchemaCompatibilityTest {

    private static final Path RELEASED = Path.of("released");

    record Release(Path file, Topic topic) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    static Stream<Release> releases() {
        return Arrays.stream(Topic.values()).flatMap(topic -> released(topic).map(file -> new Release(file, topic)));
    }

    static Stream<Topic> topics() {
        return Arrays.stream(Topic.values());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void readsWhatWasReleasedAndIsReadByIt(Release release) throws IOException {
        // Given
        var old = new Schema.Parser().parse(Files.readString(release.file()));
        var current = release.topic().schema();

        // Then
        assertThat(incompatibilities(current, old)).as("reading old records").isEmpty();
        assertThat(incompatibilities(old, current)).as("old readers").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyTopicHasBeenReleased(Topic topic) {
        assertThat(released(topic)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyTypeAndFieldHasADescription(Topic topic) {
        assertThat(undocumented(topic.schema(), topic.topicName(), new HashSet<>()))
                .isEmpty();
    }

    @Test
    void aFieldWithoutADefaultIsNoticed() {
        // Given
        var old = Topic.IMAGE_WITHDRAWN.schema();
        var grown = new Schema.Parser()
                .parse(old.toString()
                        .replaceFirst(
                                "\"fields\":\\[",
                                "\"fields\":[{\"name\":\"by\",\"type\":\"string\",\"doc\":\"Who.\"},"));

        // Then
        assertThat(incompatibilities(grown, old)).isNotEmpty();
    }

    private static List<SchemaCompatibility.Incompatibility> incompatibilities(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getIncompatibilities();
    }

    private static Set<String> undocumented(Schema schema, String path, Set<String> seen) {
        var missing = new HashSet<String>();
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    if (schema.getDoc() == null) {
                        missing.add(path);
                    }
                    for (var field : schema.getFields()) {
                        if (field.doc() == null || field.doc().isBlank()) {
                            missing.add(path + "." + field.name());
                        }
                        missing.addAll(undocumented(field.schema(), path + "." + field.name(), seen));
                    }
                }
            }
            case ENUM -> {
                if (schema.getDoc() == null) {
                    missing.add(path);
                }
            }
            case ARRAY -> missing.addAll(undocumented(schema.getElementType(), path, seen));
            case MAP -> missing.addAll(undocumented(schema.getValueType(), path, seen));
            case UNION -> schema.getTypes().forEach(type -> missing.addAll(undocumented(type, path, seen)));
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
        return missing;
    }

    private static Stream<Path> released(Topic topic) {
        try (var directories = Files.newDirectoryStream(RELEASED)) {
            var found = new java.util.ArrayList<Path>();
            for (Path directory : directories) {
                var file = directory.resolve(topic.topicName() + ".avsc");
                if (Files.exists(file)) {
                    found.add(file);
                }
            }
            return found.stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
