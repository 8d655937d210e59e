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

/** Makes topics of one service beside those of the flow, with as many partitions, so that their records meet. Blocks. */
public final class OwnTopics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnTopics.class);
    private static final int TIMEOUT_MS = 20_000;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final FlowConfig.ProvisioningConfig config;
    private final Admin admin;

    public OwnTopics(FlowConfig config, String bootstrapServers) {
        this.config = config.provisioning();
        this.admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    }

    /**
     * Those that exist stay as they are.
     *
     * @param settings of each topic, by its name
     * @throws IllegalStateException where Kafka does not make them within {@code vitrine.flow.provisioning.patience}
     */
    public void make(Map<String, Map<String, String>> settings) throws InterruptedException {
        var arrived = Topic.IMAGE_ARRIVED.topicName();
        int partitions = partitions(List.of(arrived)).getOrDefault(arrived, config.partitions());
        var topics = settings.entrySet().stream()
                .map(topic ->
                        new NewTopic(topic.getKey(), partitions, config.replicationFactor()).configs(topic.getValue()))
                .toList();
        for (var made : admin.createTopics(topics).values().entrySet()) {
            try {
                made.getValue().get();
                LOG.infof("topic=%s made", made.getKey());
            } catch (ExecutionException fault) {
                if (!(fault.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("cannot make topic " + made.getKey(), fault.getCause());
                }
            }
        }
    }

    /**
     * How many partitions each topic has. A topic just made takes a moment to be known to every broker.
     *
     * @throws IllegalStateException where Kafka does not say within {@code vitrine.flow.provisioning.patience}
     */
    public Map<String, Integer> partitions(Collection<String> topics) throws InterruptedException {
        var deadline = Instant.now().plus(config.patience());
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
                boolean passing = fault.getCause() instanceof RetriableException
                        || fault.getCause() instanceof UnknownTopicOrPartitionException;
                if (!passing || Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("cannot read the partitions of " + topics, fault.getCause());
                }
                Thread.sleep(RETRY);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
