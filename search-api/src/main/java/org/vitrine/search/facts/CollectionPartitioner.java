package org.vitrine.search.facts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Topic;

/**
 * Chooses the partition as Kafka does for a key, by murmur2; of a decision by its collectionId alone, so that the order of the
 * decisions of a collection is total.
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

    /** What the partition is chosen by. The last part of the key of a decision, its id, has no slash. */
    static String of(String topic, String key) {
        return topic.equals(Topic.DECISIONS.topicName()) ? key.substring(0, Math.max(0, key.lastIndexOf('/'))) : key;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Has no settings.
    }
}
