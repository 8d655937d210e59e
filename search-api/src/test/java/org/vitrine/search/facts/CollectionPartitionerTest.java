package org.vitrine.search.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Topic;

class CollectionPartitionerTest {

    private static final int PARTITIONS = 12;

    private static int partition(Topic topic, String key) {
        var node = new Node(1, "localhost", 9092);
        var replicas = new Node[] {node};
        List<PartitionInfo> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(i -> new PartitionInfo(topic.topicName(), i, node, replicas, replicas))
                .toList();
        var cluster = new Cluster("one", List.of(node), partitions, Set.of(), Set.of());
        try (var partitioner = new CollectionPartitioner()) {
            return partitioner.partition(
                    topic.topicName(), key, key.getBytes(StandardCharsets.UTF_8), null, null, cluster);
        }
    }

    @Test
    void allDecisionsOfACollectionAreInThePartitionOfItsId() {
        // Murmur2 of "coins" as every Kafka client has it, taken positive, modulo 12.
        int ofCollection = partition(Topic.COLLECTIONS, "coins");

        // Then
        assertThat(IntStream.range(0, 100).map(i -> partition(Topic.DECISIONS, "coins/decision-" + i)))
                .containsOnly(ofCollection);
    }

    @Test
    void aCollectionIdMayHaveASlash() {
        assertThat(CollectionPartitioner.of(Topic.DECISIONS.topicName(), "a/b/c"))
                .isEqualTo("a/b");
        assertThat(CollectionPartitioner.of(Topic.PEOPLE.topicName(), "a/b")).isEqualTo("a/b");
    }
}
