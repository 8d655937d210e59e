package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TopicSettings;

class ApplicationSettingsTest {

    @Test
    void changelogsAreAsDurableAsTheTopicsOfFacts() {
        // Given
        var definition = new ApplicationDefinition(
                "counts", new Topology(), Duration.ofSeconds(1), Set.of(), Set.of(), Set.of(), Map.of());

        // When
        var settings = ApplicationSettings.of(
                definition,
                new QuickStateConfig(Optional.empty()),
                new TopicSettings((short) 3, 2, Duration.ofDays(90), Duration.ofDays(365)),
                KafkaClientSettings.ofBrokers("127.0.0.1:1"),
                Path.of("state"));

        // Then
        assertThat(settings)
                .containsEntry("replication.factor", 3)
                .containsEntry("topic.min.insync.replicas", "2")
                .containsEntry("topic.delete.retention.ms", "7776000000");
    }
}
