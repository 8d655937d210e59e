package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Computes the partition of a collection's records in a topic that is partitioned by collectionId although the keys of
 * its records are others, such as {@code decisions} (key collectionId/decisionId).
 */
public final class CollectionPartition {

    private CollectionPartition() {}

    /**
     * Returns the partition that Kafka's default partitioner gives a record whose key is the collectionId.
     *
     * @param partitions number of partitions of the topic, at least 1
     * @return partition, from 0 to {@code partitions} − 1
     */
    public static int of(String collectionId, int partitions) {
        return Utils.toPositive(Utils.murmur2(collectionId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
