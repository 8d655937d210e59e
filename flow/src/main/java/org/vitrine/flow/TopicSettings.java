package org.vitrine.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.vitrine.events.Topic;

/**
 * What every topic must be set to, so that an acknowledged fact is neither lost nor forgotten before its time.
 *
 * @param copies of each partition, from 1
 * @param minInSyncReplicas that must have a record before it is acknowledged, 1 to {@code copies}
 * @param tombstonesKept how long a compacted topic keeps what says that a key is gone; a consumer that was away longer
 *     may miss it
 * @param deadLettersKept how long dead letters can be replayed
 */
public record TopicSettings(short copies, int minInSyncReplicas, Duration tombstonesKept, Duration deadLettersKept) {

    private static final String FOREVER = "-1";

    /** As this service is configured. */
    public static TopicSettings of(FlowConfig.ProvisioningConfig config) {
        short copies = config.replicationFactor();
        return new TopicSettings(
                copies,
                config.minInsyncReplicas().orElse(minInSyncReplicas(copies)),
                config.tombstonesKept(),
                config.deadLettersKept());
    }

    /** One broker may be away where there are three copies or more; with fewer, waiting for two would stop every writer. */
    static int minInSyncReplicas(short copies) {
        return copies >= 3 ? 2 : 1;
    }

    /** Every shared topic and its dead letters. */
    public Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            all.put(topic.topicName(), of(topic.kept()));
            all.put(topic.deadLetterTopicName(), ofDeadLetters());
        }
        return all;
    }

    /** The settings of a topic that is kept like this. */
    public Map<String, String> of(Topic.Kept kept) {
        return switch (kept) {
            case LONG, DAYS -> deleted(kept.retention());
            case COMPACTED -> {
                var settings = durable();
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                settings.put(TopicConfig.RETENTION_MS_CONFIG, FOREVER);
                settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(tombstonesKept.toMillis()));
                yield Map.copyOf(settings);
            }
        };
    }

    List<NewTopic> newTopics(int partitions) {
        List<NewTopic> topics = new ArrayList<>();
        all().forEach((name, settings) -> topics.add(new NewTopic(name, partitions, copies).configs(settings)));
        return topics;
    }

    /** The settings of a topic of dead letters. */
    public Map<String, String> ofDeadLetters() {
        return deleted(Optional.of(deadLettersKept));
    }

    private Map<String, String> deleted(Optional<Duration> retention) {
        var settings = durable();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG,
                retention.map(time -> Long.toString(time.toMillis())).orElse(FOREVER));
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, FOREVER);
        return Map.copyOf(settings);
    }

    private Map<String, String> durable() {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas));
        settings.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        return settings;
    }
}
