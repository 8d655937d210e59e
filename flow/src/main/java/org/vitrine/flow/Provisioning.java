package org.vitrine.flow;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;

/**
 * Makes the topics and registers the schemas before any channel opens.
 *
 * <p>Every service does it; whoever comes first wins and the others find it done. An incompatible schema stops the start
 * with the registry's own reason, because a service that cannot write its facts has no business running.
 */
@ApplicationScoped
class Provisioning {

    private static final Logger LOG = Logger.getLogger(Provisioning.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FlowConfig config;
    private final SchemaRegistry registry;
    private final String bootstrapServers;

    Provisioning(
            FlowConfig config,
            SchemaRegistry registry,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.registry = registry;
        this.bootstrapServers = bootstrapServers;
    }

    void provision(@Observes @Priority(1) StartupEvent start) throws InterruptedException {
        if (!config.provisioning().enabled()) {
            return;
        }
        patiently("Kafka at " + bootstrapServers, this::makeTopics);
        patiently("the schema registry at " + registry.url(), () -> Arrays.stream(Topic.values())
                .forEach(registry::register));
    }

    /** What is asked of Kafka: each topic and its dead letters. */
    static List<NewTopic> topics(int partitions, short replicationFactor) {
        var topics = new ArrayList<NewTopic>();
        for (Topic topic : Topic.values()) {
            topics.add(new NewTopic(topic.topicName(), partitions, replicationFactor).configs(settings(topic.kept())));
            topics.add(new NewTopic(topic.deadLetterTopicName(), partitions, replicationFactor)
                    .configs(settings(Topic.Kept.LONG)));
        }
        return topics;
    }

    private static Map<String, String> settings(Topic.Kept kept) {
        var settings = new HashMap<String, String>();
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG,
                kept.retention().map(time -> Long.toString(time.toMillis())).orElse("-1"));
        if (kept == Topic.Kept.COMPACTED) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        return settings;
    }

    private void makeTopics() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        try (var admin = Admin.create(settings)) {
            var present = admin.listTopics().names().get();
            var missing = topics(
                            config.provisioning().partitions(),
                            config.provisioning().replicationFactor())
                    .stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            for (var made : admin.createTopics(missing).values().entrySet()) {
                await(made);
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", interrupted);
        }
    }

    private static void await(Map.Entry<String, org.apache.kafka.common.KafkaFuture<Void>> made)
            throws ExecutionException, InterruptedException {
        try {
            made.getValue().get();
            LOG.infof("topic=%s made", made.getKey());
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private void patiently(String what, Runnable work) throws InterruptedException {
        var deadline = Instant.now().plus(config.provisioning().patience());
        while (true) {
            try {
                work.run();
                return;
            } catch (SchemaRegistry.Refused refused) {
                throw refused;
            } catch (RuntimeException failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "%s did not answer within vitrine.flow.provisioning.patience %s: %s"
                                    .formatted(what, config.provisioning().patience(), failure.getMessage()),
                            failure);
                }
                LOG.warnf("%s is not ready: %s", what, failure.getMessage());
                Thread.sleep(RETRY);
            }
        }
    }
}
