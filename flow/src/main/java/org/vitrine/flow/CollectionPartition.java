package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where the records of a collection lie in a topic that is partitioned by collectionId, whatever their keys are. */
public final class CollectionPartition {

    private CollectionPartition() {}

    /**
     * The partition that Kafka's default partitioner gives a record whose key is the collectionId.
     *
     * @param partitions of the topic
     */
    public static int of(String collectionId, int partitions) {
        return Utils.toPositive(Utils.murmur2(collectionId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
