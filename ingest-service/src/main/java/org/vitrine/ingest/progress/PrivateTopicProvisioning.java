package org.vitrine.ingest.progress;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.PrivateTopicAdmin;
import org.vitrine.flow.TopicSettings;

/**
 * Creates the topics with JSON values that this service writes, and their dead-letter topics, after the topics with Avro
 * values were created.
 */
@ApplicationScoped
class PrivateTopicProvisioning {

    private final FlowConfig config;
    private final KafkaClientSettings kafka;

    PrivateTopicProvisioning(FlowConfig config, KafkaClientSettings kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    void provision(@Observes @Priority(2) StartupEvent start) throws InterruptedException {
        var settings = TopicSettings.of(config.provisioning());
        try (var topics = new PrivateTopicAdmin(config, kafka)) {
            topics.provision(Map.of(
                    JsonTopics.BATCH_ITEMS,
                    settings.of(Topic.Retention.FOREVER),
                    JsonTopics.BATCH_ITEMS + Topic.DEAD_LETTER_SUFFIX,
                    settings.ofDeadLetters(),
                    PrivateTopics.S3_EVENTS,
                    settings.of(Topic.Retention.FOREVER),
                    PrivateTopics.S3_EVENTS_DEAD_LETTER,
                    settings.ofDeadLetters(),
                    PrivateTopics.DEAD_LETTER_OUTCOMES,
                    settings.ofDeadLetterOutcomes()));
        }
    }
}
