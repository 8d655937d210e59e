package org.vitrine.benchmarks.sizing;

/**
 * Shards and bytes of OpenSearch. Bytes are of one copy unless the name says otherwise.
 *
 * @param primaryShards primary shards of the index of images
 * @param replicaShards copies of each primary shard beside it, {@code vitrine.index.replicas}
 * @param vectorsPerShard vectors in a primary shard
 * @param bytesPerShard bytes of a primary shard
 * @param bytes bytes of the index of images
 * @param itemBytes bytes of the index of items
 * @param diskBytes disk for all copies of both, with deleted documents and merges
 * @param vectorMemoryBytes memory for vectors and graphs of all copies
 * @param nodes fewest nodes
 */
record IndexPlan(
        int primaryShards,
        int replicaShards,
        long vectorsPerShard,
        long bytesPerShard,
        long bytes,
        long itemBytes,
        long diskBytes,
        long vectorMemoryBytes,
        int nodes) {

    /** Largest {@code vitrine.index.shards}. */
    private static final int MAX_SHARDS = 100;

    /** @throws IllegalArgumentException if more shards are needed than an index may have */
    static IndexPlan of(SizingConstants constants, PlanningRules rules, Workload workload, ProcessorPlan processors) {
        var constant = constants.index();
        long photographs = workload.photographs();
        long bytes = Math.round(photographs * constant.bytesPerDocument(workload.vectorDimension()));
        long itemBytes = Math.round(workload.objects() * constant.bytesPerItemDocument());
        long vectorBytes = Math.round(photographs * constant.bytesPerVector(workload.vectorDimension()));
        long vectorMemoryBytes = vectorBytes * workload.copies();
        int shards = shards(rules, bytes, vectorBytes);
        return new IndexPlan(
                shards,
                workload.copies() - 1,
                Math.ceilDiv(photographs, shards),
                Math.ceilDiv(bytes, shards),
                bytes,
                itemBytes,
                rules.diskBytes((bytes + itemBytes) * rules.mergeFactor(), workload.copies()),
                vectorMemoryBytes,
                (int) Math.max(
                        processors.replicasOf("opensearch", rules.minReplicas()),
                        Math.max(workload.copies(), Math.ceilDiv(vectorMemoryBytes, rules.pageCacheBytesPerNode()))));
    }

    private static int shards(PlanningRules rules, long bytes, long vectorBytes) {
        long shards = Math.max(
                1,
                Math.max(
                        Math.ceilDiv(bytes, rules.bytesPerShard()),
                        Math.ceilDiv(vectorBytes, rules.vectorBytesPerShard())));
        if (shards > MAX_SHARDS) {
            throw new IllegalArgumentException(
                    "the plan needs %d primary shards, more than %d; use vectors of fewer numbers or plan fewer objects"
                            .formatted(shards, MAX_SHARDS));
        }
        return (int) shards;
    }
}
