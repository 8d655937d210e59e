package org.vitrine.index.progress;

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

/** Creates the input topics of the progress topology that module flow does not create. */
@ApplicationScoped
class ProgressTopics {

    private final FlowConfig config;
    private final KafkaClientSettings kafka;

    ProgressTopics(FlowConfig config, KafkaClientSettings kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /** Runs after module flow has created its topics, which has priority 1. */
    void provision(@Observes @Priority(2) StartupEvent start) throws InterruptedException {
        var settings = TopicSettings.of(config.provisioning());
        try (var topics = new PrivateTopicAdmin(config, kafka)) {
            topics.provision(Map.of(
                    JsonTopics.BATCH_ITEMS,
                    settings.of(Topic.Retention.FOREVER),
                    JsonTopics.BATCH_ITEMS + Topic.DEAD_LETTER_SUFFIX,
                    settings.ofDeadLetters()));
        }
    }
}
