package org.vitrine.index.join;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.Topic;

/**
 * Stops the start of the service when the input topics of the join have different numbers of partitions: the facts of
 * one image would then be in stores of different tasks, and no document would ever become complete, without any error.
 */
@ApplicationScoped
class CopartitionCheck {

    private final JoinConfig config;
    private final String bootstrapServers;

    CopartitionCheck(JoinConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    /** Runs after module flow has created topics (priority 1), and before any record is read. */
    void check(@Observes @Priority(10) StartupEvent start)
            throws ExecutionException, InterruptedException, TimeoutException {
        var names = JoinTopologyProducer.INPUTS.stream().map(Topic::topicName).toList();
        try (var admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<String, Integer> partitions = new TreeMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get(config.kafkaTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            if (partitions.values().stream().distinct().count() > 1) {
                throw new IllegalStateException(
                        "the facts of an image are joined by partition, but their topics have %s partitions; give all the same number"
                                .formatted(partitions));
            }
        }
    }
}
