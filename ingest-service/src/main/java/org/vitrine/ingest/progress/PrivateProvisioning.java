package org.vitrine.ingest.progress;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.TopicSettings;

/** Makes the topics of JSON that this service writes, after those of the flow. */
@ApplicationScoped
class PrivateProvisioning {

    private static final Logger LOG = Logger.getLogger(PrivateProvisioning.class);
    private static final int TIMEOUT_MS = 20_000;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final FlowConfig config;
    private final String bootstrapServers;

    PrivateProvisioning(FlowConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    void provision(@Observes @Priority(2) StartupEvent start) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (var admin = Admin.create(settings)) {
            if (config.provisioning().enabled()) {
                make(admin, partitions(admin, List.of(Topic.IMAGE_ARRIVED.topicName())));
            }
        } catch (ExecutionException fault) {
            throw new IllegalStateException("cannot make the topics of ingest-service", fault.getCause());
        }
    }

    private void make(Admin admin, Map<String, Integer> like) throws ExecutionException, InterruptedException {
        int partitions = like.values().iterator().next();
        short copies = config.provisioning().replicationFactor();
        var settings = TopicSettings.of(config.provisioning());
        var topics = List.of(
                new NewTopic(JsonTopics.BATCH_ITEMS, partitions, copies).configs(settings.of(Topic.Kept.LONG)),
                new NewTopic(PrivateTopics.S3_EVENTS, partitions, copies).configs(settings.of(Topic.Kept.LONG)),
                new NewTopic(PrivateTopics.S3_EVENTS_DEAD_LETTER, partitions, copies)
                        .configs(settings.ofDeadLetters()));
        for (var made : admin.createTopics(topics).values().entrySet()) {
            try {
                made.getValue().get();
                LOG.infof("topic=%s made", made.getKey());
            } catch (ExecutionException fault) {
                if (!(fault.getCause() instanceof TopicExistsException)) {
                    throw fault;
                }
            }
        }
    }

    /** A topic just made takes a moment to be known to every broker. */
    private Map<String, Integer> partitions(Admin admin, List<String> topics)
            throws ExecutionException, InterruptedException {
        var deadline = Instant.now().plus(config.provisioning().patience());
        while (true) {
            try {
                var partitions = new HashMap<String, Integer>();
                admin.describeTopics(topics)
                        .allTopicNames()
                        .get()
                        .forEach((name, topic) ->
                                partitions.put(name, topic.partitions().size()));
                return partitions;
            } catch (ExecutionException fault) {
                if (!(fault.getCause() instanceof RetriableException)
                        || Instant.now().isAfter(deadline)) {
                    throw fault;
                }
                Thread.sleep(RETRY);
            }
        }
    }
}
