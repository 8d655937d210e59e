package org.vitrine.index.streams;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.KafkaClientSettings;

/**
 * Stops the start of the service where the partitions of {@code image-arrived} were increased after it had records. The
 * facts of one image would be processed by different tasks, with different stores, without any error. Every application
 * reads this topic, its records are kept for ever, and {@link StartPlan} requires equal partitions of all topics.
 */
@ApplicationScoped
class KeyPlacementCheck {

    private static final Logger LOG = Logger.getLogger(KeyPlacementCheck.class);

    private final StateConfig state;
    private final FlowConfig flow;
    private final KafkaClientSettings kafka;

    KeyPlacementCheck(StateConfig state, FlowConfig flow, KafkaClientSettings kafka) {
        this.state = state;
        this.flow = flow;
        this.kafka = kafka;
    }

    /** Runs after module flow has created topics (priority 1), and before any record is processed. */
    void check(@Observes @Priority(10) StartupEvent start) {
        String topic = Topic.IMAGE_ARRIVED.topicName();
        new KeyPlacement(kafka, state.kafkaTimeout()).misplaced(topic).ifPresent(found -> {
            String message =
                    "topic %s got more partitions after it had records: offset %d of partition %d has a key of partition %d."
                                    .formatted(topic, found.offset(), found.partition(), found.expected())
                            + " See 'The number of partitions changed' in docs/runbook.md";
            switch (flow.provisioning().check()) {
                case FAIL -> throw new IllegalStateException(message);
                case WARN -> LOG.warn(message);
            }
        });
    }
}
