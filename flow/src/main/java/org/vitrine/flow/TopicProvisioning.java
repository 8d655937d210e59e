package org.vitrine.flow;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;

/**
 * Creates the missing topics, compares the settings of all topics with what Vitrine needs, and registers the schemas of
 * the service, before any channel opens.
 *
 * <p>Every service does this at start-up; the first one creates the topics, and the others find them. An incompatible
 * schema stops the start with the registry's reason, because the service could not write its facts, or not read those
 * of others. While the registry is unavailable, the start waits.
 */
@ApplicationScoped
class TopicProvisioning {

    private static final Logger LOG = Logger.getLogger(TopicProvisioning.class);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    /** Schemas that are registered at the same time. All services start together, and the registry starts with them. */
    private static final int PARALLEL_REGISTRATIONS = 4;

    private final FlowConfig config;
    private final SchemaRegistry registry;
    private final KafkaClientSettings kafka;
    private final ServiceTopics serviceTopics;

    TopicProvisioning(
            FlowConfig config, SchemaRegistry registry, KafkaClientSettings kafka, ServiceTopics serviceTopics) {
        this.config = config;
        this.registry = registry;
        this.kafka = kafka;
        this.serviceTopics = serviceTopics;
    }

    void provision(@Observes @Priority(1) StartupEvent start) throws InterruptedException {
        if (!config.provisioning().enabled()) {
            retryUntilTimeout("Kafka at " + kafka.bootstrapServers(), () -> withAdmin(this::check));
            return;
        }
        retryUntilTimeout(
                "Kafka at " + kafka.bootstrapServers(),
                () -> withAdmin(admin -> {
                    createTopics(admin);
                    check(admin);
                }));
        retryUntilTimeout("the schema registry at " + registry.url(), this::registerSchemas);
    }

    private void registerSchemas() {
        try {
            ParallelCalls.forEach(serviceTopics.topics(), PARALLEL_REGISTRATIONS, registry::register);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registering schemas", interrupted);
        }
    }

    /** An operation with Kafka's admin client. */
    private interface AdminTask {
        void run(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void withAdmin(AdminTask task) {
        var settings = kafka.ofAdmin(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000));
        try (var admin = Admin.create(settings)) {
            task.run(admin);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", interrupted);
        }
    }

    private void createTopics(Admin admin) throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = TopicSettings.of(config.provisioning()).newTopics(partitions(admin, existing)).stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        for (var created : admin.createTopics(missing).values().entrySet()) {
            awaitCreation(created);
        }
    }

    /**
     * Returns the number of partitions for new topics. Topics are joined partition by partition, so a topic that a
     * later release adds gets as many partitions as the existing ones, whatever is configured now.
     */
    private int partitions(Admin admin, Set<String> existing) throws ExecutionException, InterruptedException {
        String first = Topic.IMAGE_ARRIVED.topicName();
        return existing.contains(first)
                ? admin.describeTopics(List.of(first))
                        .allTopicNames()
                        .get()
                        .values()
                        .iterator()
                        .next()
                        .partitions()
                        .size()
                : config.provisioning().partitions();
    }

    /**
     * Checks the settings, also where another tool or team manages the topics
     * ({@code vitrine.flow.provisioning.enabled=false}).
     */
    private void check(Admin admin) throws ExecutionException, InterruptedException {
        var settings = TopicSettings.of(config.provisioning());
        new TopicCheck(admin, settings.copies(), settings.all())
                .run(config.provisioning().check());
    }

    private static void awaitCreation(Map.Entry<String, KafkaFuture<Void>> created)
            throws ExecutionException, InterruptedException {
        try {
            created.getValue().get();
            LOG.infof("topic=%s created", created.getKey());
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private void retryUntilTimeout(String system, Runnable work) throws InterruptedException {
        var deadline = Instant.now().plus(config.provisioning().patience());
        while (true) {
            try {
                work.run();
                return;
            } catch (SchemaRegistry.SchemaRefused | TopicCheck.UnsafeTopicSettings fatal) {
                throw fatal;
            } catch (RuntimeException failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "%s did not answer within vitrine.flow.provisioning.patience %s: %s"
                                    .formatted(system, config.provisioning().patience(), failure.getMessage()),
                            failure);
                }
                LOG.warnf("%s is not ready: %s", system, failure.getMessage());
                Thread.sleep(RETRY_DELAY);
            }
        }
    }
}
