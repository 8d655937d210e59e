package org.vitrine.search.facts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Topic;

/**
 * Kafka partitioner that hashes the key with murmur2, as Kafka's default does. The key of a decision is hashed by its
 * collectionId alone, so that all decisions of a collection are in one partition and totally ordered.
 */
public class CollectionPartitioner implements Partitioner {

    @Override
    public int partition(
            String topic,
            Object key,
            byte[] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        return BuiltInPartitioner.partitionForKey(
                of(topic, key.toString()).getBytes(StandardCharsets.UTF_8),
                cluster.partitionsForTopic(topic).size());
    }

    /**
     * Returns the part of the key that is hashed. The last part of the key of a decision, its decisionId, has no slash.
     */
    static String of(String topic, String key) {
        return topic.equals(Topic.DECISIONS.topicName()) ? key.substring(0, Math.max(0, key.lastIndexOf('/'))) : key;
    }

    @Override
    public void close() {
        // There are no resources to close.
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // There are no settings.
    }
}
