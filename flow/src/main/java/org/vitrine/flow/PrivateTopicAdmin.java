package org.vitrine.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;

/**
 * Creates and checks the private topics of one service, beside those of {@link Topic} and with as many partitions as
 * they have, so that records with equal keys are in partitions of equal number and can be joined. All methods block.
 */
public final class PrivateTopicAdmin implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PrivateTopicAdmin.class);
    private static final int TIMEOUT_MS = 20_000;
    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final FlowConfig.ProvisioningConfig config;
    private final Admin admin;

    public PrivateTopicAdmin(FlowConfig config, KafkaClientSettings kafka) {
        this.config = config.provisioning();
        this.admin = Admin.create(kafka.ofAdmin(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS)));
    }

    /**
     * Checks the settings of existing topics, like those of {@link Topic}, and creates the others, unless
     * {@code vitrine.flow.provisioning.enabled} is false. Existing topics are not changed.
     *
     * @param settings configuration of each topic, by topic name
     * @throws IllegalStateException where Kafka refuses to create a topic, or does not describe topics within
     *     {@code vitrine.flow.provisioning.patience}
     */
    public void provision(Map<String, Map<String, String>> settings) throws InterruptedException {
        check(settings);
        if (config.enabled()) {
            create(settings);
        }
    }

    /** Checks the settings; topics that this service creates afterwards need not exist. */
    private void check(Map<String, Map<String, String>> settings) throws InterruptedException {
        retryUntilTimeout("check the settings of topics " + settings.keySet(), () -> {
            Map<String, Map<String, String>> checked = new HashMap<>(settings);
            if (config.enabled()) {
                checked.keySet().retainAll(admin.listTopics().names().get());
            }
            new TopicCheck(admin, config.replicationFactor(), checked).run(config.check());
            return checked.size();
        });
    }

    private void create(Map<String, Map<String, String>> settings) throws InterruptedException {
        var arrived = Topic.IMAGE_ARRIVED.topicName();
        int partitions = partitions(List.of(arrived)).getOrDefault(arrived, config.partitions());
        var topics = settings.entrySet().stream()
                .map(topic ->
                        new NewTopic(topic.getKey(), partitions, config.replicationFactor()).configs(topic.getValue()))
                .toList();
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                created.getValue().get();
                LOG.infof("topic=%s created", created.getKey());
            } catch (ExecutionException fault) {
                if (!(fault.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("cannot create topic " + created.getKey(), fault.getCause());
                }
            }
        }
    }

    /**
     * Returns the number of partitions of each topic, by name. It repeats the request while a topic is unknown, because
     * a new topic takes a moment to reach every broker.
     *
     * @throws IllegalStateException where Kafka does not answer within {@code vitrine.flow.provisioning.patience}
     */
    public Map<String, Integer> partitions(Collection<String> topics) throws InterruptedException {
        return retryUntilTimeout("read the partitions of " + topics, () -> {
            var partitions = new HashMap<String, Integer>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            return partitions;
        });
    }

    /** One or more requests to Kafka, whose answers are awaited. */
    private interface Request<T> {
        T answer() throws ExecutionException, InterruptedException;
    }

    /** @param action what the request does, as in "cannot read …" */
    private <T> T retryUntilTimeout(String action, Request<T> request) throws InterruptedException {
        var deadline = Instant.now().plus(config.patience());
        while (true) {
            try {
                return request.answer();
            } catch (ExecutionException fault) {
                boolean retryable = fault.getCause() instanceof RetriableException
                        || fault.getCause() instanceof UnknownTopicOrPartitionException;
                if (!retryable || Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("cannot " + action, fault.getCause());
                }
                Thread.sleep(RETRY_DELAY);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
