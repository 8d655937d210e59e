package org.vitrine.index.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/**
 * One Kafka Streams application of this service: everything in which it differs from the others.
 *
 * @param id id of the application; also its consumer group and the prefix of its changelog and repartition topics
 * @param commitInterval interval of commits; that much is read again after a crash
 * @param readBack topics that a task reads beside its inputs, by the number of its partition; they must have as many
 *     partitions as the inputs
 * @param deadLettered input topics whose bad records the application sends to their dead-letter topics. It skips bad
 *     records of other inputs: each topic has one application that dead-letters its records
 * @param resendingGroups consumer groups of this service that send records of an input again when they start without
 *     offsets; for inputs that are not kept for ever. A rebuild of the state deletes the offsets of these groups
 * @param settings settings of Kafka Streams beside the common ones, or in place of them
 */
public record ApplicationDefinition(
        String id,
        Topology topology,
        Duration commitInterval,
        Set<String> readBack,
        Set<String> deadLettered,
        Set<String> resendingGroups,
        Map<String, Object> settings) {

    public ApplicationDefinition {
        readBack = Set.copyOf(readBack);
        deadLettered = Set.copyOf(deadLettered);
        resendingGroups = Set.copyOf(resendingGroups);
        settings = Map.copyOf(settings);
    }
}
