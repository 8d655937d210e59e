package org.vitrine.ingest.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the topology's inputs are what the configuration and Kafka say of them. */
class ProgressWiringTest {

    @Test
    void readsEveryTopicThatQuarkusWaitsFor() {
        // Given
        var waitedFor = Stream.of(properties()
                        .getOrDefault("quarkus.kafka-streams.topics", "")
                        .split(","))
                .toList();

        // Then
        assertThat(waitedFor).containsExactlyInAnyOrderElementsOf(ProgressTopology.inputs());
    }

    @Test
    void inputsOfDifferentPartitionsAreRefused() {
        assertThatThrownBy(() -> PrivateProvisioning.requireEqual(Map.of("image-arrived", 6, "batch-items", 3)))
                .hasMessageContaining("{batch-items=3, image-arrived=6}");
    }

    private static Map<String, String> properties() {
        try (var stream = ProgressWiringTest.class.getResourceAsStream("/application.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, properties::getProperty));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
