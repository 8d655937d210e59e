package org.vitrine.benchmarks.sizing;

import java.util.List;

/**
 * Partitions and bytes of Kafka. Bytes are of one copy unless the name says otherwise.
 *
 * @param partitions partitions of each topic
 * @param brokers fewest brokers
 * @param topics bytes of each topic and changelog
 * @param endBytes bytes of all topics at the end of the ingestion
 * @param settledBytes bytes of all topics 14 days later, when the facts of the stages are deleted
 * @param diskBytes disk for all copies at the end of the ingestion
 * @param stateBytes state of index-service: the newest records of its changelogs, over all its replicas
 * @param stateBytesPerReplica the same for each replica of index-service
 */
record KafkaPlan(
        int partitions,
        int brokers,
        List<TopicPlan> topics,
        long endBytes,
        long settledBytes,
        long diskBytes,
        long stateBytes,
        long stateBytesPerReplica) {

    /** Largest {@code vitrine.flow.provisioning.partitions}. */
    private static final int MAX_PARTITIONS = 1_000;

    private static final double RETENTION_HOURS = 14 * 24;

    /**
     * Bytes of one topic or changelog, one copy.
     *
     * @param topic name of the topic
     * @param retention how long Kafka keeps its records
     * @param endBytes bytes at the end of the ingestion
     * @param settledBytes bytes 14 days later
     */
    record TopicPlan(String topic, LogRetention retention, long endBytes, long settledBytes) {}

    /** @throws IllegalArgumentException if more partitions are needed than a topic may have */
    static KafkaPlan of(SizingConstants constants, PlanningRules rules, Workload workload, ProcessorPlan processors) {
        long photographs = workload.photographs();
        double youngShare = Math.min(1, RETENTION_HOURS / workload.deadlineHours());
        double factor = rules.compactedLogFactor();
        var topics = constants.logs().stream()
                .map(log -> new TopicPlan(
                        log.topic(),
                        log.retention(),
                        Math.round(photographs * log.bytesPerPhotograph(youngShare, factor)),
                        Math.round(photographs * log.bytesPerPhotograph(0, factor))))
                .toList();
        long largest = topics.stream().mapToLong(TopicPlan::endBytes).max().orElse(0);
        long endBytes = topics.stream().mapToLong(TopicPlan::endBytes).sum();
        long stateBytes = Math.round(photographs
                * constants.logs().stream()
                        .filter(LogConstant::hasChangelogName)
                        .mapToDouble(log -> log.writtenBytesPerPhotograph() * log.newestShare())
                        .sum());
        return new KafkaPlan(
                partitions(rules, photographs, largest, processors.largestReaders()),
                Math.max(workload.copies(), processors.replicasOf("kafka", rules.minReplicas())),
                topics,
                endBytes,
                topics.stream().mapToLong(TopicPlan::settledBytes).sum(),
                rules.diskBytes(endBytes, workload.copies()),
                stateBytes,
                stateBytes / processors.replicasOf("index-service", rules.minReplicas()));
    }

    private static int partitions(PlanningRules rules, long photographs, long largestTopicBytes, int readers) {
        long byPhotographs = Math.ceilDiv(photographs, rules.photographsPerPartition());
        long byBytes = Math.ceilDiv(largestTopicBytes, rules.bytesPerPartition());
        long partitions = Math.max(Math.max(byPhotographs, byBytes), Math.max(readers, 1));
        if (partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException(
                    "the plan needs %d partitions of each topic, more than %d; allow more hours or plan fewer objects"
                            .formatted(partitions, MAX_PARTITIONS));
        }
        return (int) partitions;
    }
}
