package org.vitrine.index.streams;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a topology, as Kafka Streams describes it. Immutable; pure. Every store of the topology has a
 * changelog: stores without logging are not supported.
 *
 * @param inputs names of the topics that the topology reads and does not write
 * @param repartitions names of the topics that it writes and reads again, without the id of the application
 * @param stores names of its state stores
 */
public record TopologyTopics(Set<String> inputs, Set<String> repartitions, Set<String> stores) {

    static final String CHANGELOG_SUFFIX = "-changelog";
    static final String REPARTITION_SUFFIX = "-repartition";

    public TopologyTopics {
        inputs = Set.copyOf(inputs);
        repartitions = Set.copyOf(repartitions);
        stores = Set.copyOf(stores);
    }

    public static TopologyTopics of(Topology topology) {
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        Set<String> stores = new HashSet<>();
        for (var part : topology.describe().subtopologies()) {
            for (var node : part.nodes()) {
                if (node instanceof TopologyDescription.Source source) {
                    read.addAll(source.topicSet());
                } else if (node instanceof TopologyDescription.Processor processor) {
                    stores.addAll(processor.stores());
                } else if (node instanceof TopologyDescription.Sink sink) {
                    addPresent(written, sink.topic());
                }
            }
        }
        Set<String> repartitions = new HashSet<>(read);
        repartitions.retainAll(written);
        repartitions.removeIf(topic -> !topic.endsWith(REPARTITION_SUFFIX));
        read.removeAll(repartitions);
        return new TopologyTopics(read, repartitions, stores);
    }

    /** Returns the names of the topics that Kafka Streams creates for an application with this topology. */
    Set<String> internal(String applicationId) {
        Set<String> names = new TreeSet<>();
        repartitions.forEach(topic -> names.add(applicationId + "-" + topic));
        stores.forEach(store -> names.add(applicationId + "-" + store + CHANGELOG_SUFFIX));
        return names;
    }

    /** Adds the topic of a sink; a sink that computes the topic of each record has none. */
    private static void addPresent(Set<String> topics, @Nullable String topic) {
        if (topic != null) {
            topics.add(topic);
        }
    }
}
