package org.vitrine.benchmarks.sizing;

/**
 * Limits that a plan keeps. They are choices, not measurements.
 *
 * @param maxUse largest share of the cores that photographs use on average, above 0, at most 1
 * @param coresPerReplica cores of each replica, at least 1
 * @param minReplicas fewest replicas of each process, at least 3: one may be replaced while another fails
 * @param photographsPerPartition maximum number of photographs per partition; index-service checks as many for expired
 *     journeys in 7 days ({@code docs/retention.md})
 * @param bytesPerPartition maximum number of bytes of a partition, one copy
 * @param bytesPerShard maximum number of bytes of a primary shard; shards of 10 to 50 GB are usual
 * @param vectorBytesPerShard maximum number of bytes of vectors and graph in a primary shard
 * @param pageCacheBytesPerNode memory of an OpenSearch node for vectors, in bytes, without its heap
 * @param mergeFactor size of an index on disk, with deleted documents and running merges, divided by that of its
 *     documents, at least 1
 * @param compactedLogFactor size of a compacted log divided by that of its newest records, at least 1
 * @param maxDiskUse largest used share of a disk, above 0, at most 1
 * @param memoryBytesPerReplica memory of each replica, in bytes
 */
record PlanningRules(
        double maxUse,
        int coresPerReplica,
        int minReplicas,
        long photographsPerPartition,
        long bytesPerPartition,
        long bytesPerShard,
        long vectorBytesPerShard,
        long pageCacheBytesPerNode,
        double mergeFactor,
        double compactedLogFactor,
        double maxDiskUse,
        long memoryBytesPerReplica) {

    private static final long GIBIBYTE = 1L << 30;

    /**
     * The rules of {@code docs/sizing.md}. A compacted log of factor 2 follows from Kafka's {@code
     * min.cleanable.dirty.ratio} of 0.5, and 0.85 of a disk from OpenSearch's low watermark.
     */
    static final PlanningRules STANDARD = new PlanningRules(
            0.7,
            1,
            3,
            1_700_000,
            50_000_000_000L,
            30_000_000_000L,
            16 * GIBIBYTE,
            32 * GIBIBYTE,
            1.3,
            2,
            0.85,
            GIBIBYTE);

    PlanningRules {
        new ValueRange(0.01, 1).require("maxUse", maxUse);
        new ValueRange(1, 1_000).require("coresPerReplica", coresPerReplica);
        new ValueRange(3, 1_000).require("minReplicas", minReplicas);
        new ValueRange(1, Long.MAX_VALUE).require("photographsPerPartition", photographsPerPartition);
        new ValueRange(1, Long.MAX_VALUE).require("bytesPerPartition", bytesPerPartition);
        new ValueRange(1, Long.MAX_VALUE).require("bytesPerShard", bytesPerShard);
        new ValueRange(1, Long.MAX_VALUE).require("vectorBytesPerShard", vectorBytesPerShard);
        new ValueRange(1, Long.MAX_VALUE).require("pageCacheBytesPerNode", pageCacheBytesPerNode);
        new ValueRange(1, 100).require("mergeFactor", mergeFactor);
        new ValueRange(1, 100).require("compactedLogFactor", compactedLogFactor);
        new ValueRange(0.01, 1).require("maxDiskUse", maxDiskUse);
        new ValueRange(0, Long.MAX_VALUE).require("memoryBytesPerReplica", memoryBytesPerReplica);
    }

    /** Returns the disk that holds so many bytes in each of so many copies. */
    long diskBytes(double bytesOfOneCopy, int copies) {
        return Math.round(bytesOfOneCopy * copies / maxDiskUse);
    }
}
