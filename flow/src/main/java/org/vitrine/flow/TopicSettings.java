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
 * The Kafka settings that every topic must have, so that an acknowledged record is not lost and not deleted before the
 * end of its retention.
 *
 * @param copies replication factor: copies of each partition, at least 1
 * @param minInSyncReplicas copies that must have a record before Kafka acknowledges it, 1 to {@code copies}
 * @param tombstoneRetention how long a compacted topic keeps tombstones; a consumer that was stopped for longer may
 *     miss them
 * @param deadLetterRetention how long dead letters are kept and can be replayed
 */
public record TopicSettings(
        short copies, int minInSyncReplicas, Duration tombstoneRetention, Duration deadLetterRetention) {

    private static final String UNLIMITED = "-1";
    private static final int OUTCOME_MARGIN_DAYS = 30;

    /** Returns the settings that the configuration of this service requires. */
    public static TopicSettings of(FlowConfig.ProvisioningConfig config) {
        short copies = config.replicationFactor();
        return new TopicSettings(
                copies,
                config.minInsyncReplicas().orElse(minInSyncReplicas(copies)),
                config.tombstonesKept(),
                config.deadLettersKept());
    }

    /**
     * Returns 2 where there are three copies or more, so that writers continue while one broker is unavailable, and
     * otherwise 1, because with fewer copies a minimum of 2 would stop every writer.
     */
    static int minInSyncReplicas(short copies) {
        return copies >= 3 ? 2 : 1;
    }

    /** Returns the settings of every topic of {@link Topic} and of its dead-letter topic, by topic name. */
    public Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            all.put(topic.topicName(), of(topic.retention()));
            all.put(topic.deadLetterTopicName(), ofDeadLetters());
        }
        return all;
    }

    /** Returns the settings of a topic with this retention. */
    public Map<String, String> of(Topic.Retention retention) {
        return switch (retention) {
            case FOREVER, TWO_WEEKS -> deletedAfter(retention.maxAge());
            case COMPACTED -> {
                var settings = durableSettings();
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                settings.put(TopicConfig.RETENTION_MS_CONFIG, UNLIMITED);
                settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(tombstoneRetention.toMillis()));
                yield Map.copyOf(settings);
            }
        };
    }

    List<NewTopic> newTopics(int partitions) {
        List<NewTopic> topics = new ArrayList<>();
        all().forEach((name, settings) -> topics.add(new NewTopic(name, partitions, copies).configs(settings)));
        return topics;
    }

    /** Returns the settings of a dead-letter topic. */
    public Map<String, String> ofDeadLetters() {
        return deletedAfter(Optional.of(deadLetterRetention));
    }

    /**
     * Returns the settings of the topic that states the outcomes of dead letters: every outcome, kept
     * {@value #OUTCOME_MARGIN_DAYS} days longer than letters, because Kafka deletes whole segments and a letter must not
     * outlive its outcomes. It is not compacted: the newest record of a letter may be of an attempt that did not count.
     */
    public Map<String, String> ofDeadLetterOutcomes() {
        return deletedAfter(Optional.of(deadLetterRetention.plusDays(OUTCOME_MARGIN_DAYS)));
    }

    private Map<String, String> deletedAfter(Optional<Duration> retention) {
        var settings = durableSettings();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG,
                retention.map(time -> Long.toString(time.toMillis())).orElse(UNLIMITED));
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED);
        return Map.copyOf(settings);
    }

    private Map<String, String> durableSettings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas));
        settings.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        return settings;
    }
}
