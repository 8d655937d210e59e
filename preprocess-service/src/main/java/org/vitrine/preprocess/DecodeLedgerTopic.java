package org.vitrine.preprocess;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.vitrine.events.Topic;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TopicSettings;

/**
 * The Kafka topic of the {@link DecodeLedger}: one partition, compacted, records deleted after two weeks. Only this
 * service reads and writes it.
 */
@ApplicationScoped
class DecodeLedgerTopic {

    static final String NAME = "preprocess-decodes";

    private static final Duration RETENTION = Duration.ofDays(14);
    private static final int REQUEST_MS = 5_000;
    private static final int TIMEOUT_MS = 10_000;

    private final FlowConfig config;

    DecodeLedgerTopic(FlowConfig config) {
        this.config = config;
    }

    String name() {
        return NAME;
    }

    /** Returns the settings of the topic: those of every compacted topic, and its retention. */
    static Map<String, String> settings(TopicSettings common) {
        Map<String, String> settings = new HashMap<>(common.of(Topic.Retention.COMPACTED));
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()));
        return Map.copyOf(settings);
    }

    /**
     * Creates the topic if it does not exist. Does nothing where {@code vitrine.flow.provisioning.enabled} is false,
     * because an operator creates the topics there.
     *
     * @param kafka settings of Kafka clients
     * @throws IllegalStateException if the topic cannot be created
     */
    void createIfMissing(KafkaClientSettings kafka) {
        if (!config.provisioning().enabled()) {
            return;
        }
        var settings = kafka.ofAdmin(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
        try (var admin = Admin.create(settings)) {
            admin.createTopics(
                            List.of(new NewTopic(NAME, 1, config.provisioning().replicationFactor())
                                    .configs(settings(TopicSettings.of(config.provisioning())))))
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topic " + NAME + " could not be created", failure.getCause());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topic " + NAME, interrupted);
        }
    }
}
