package org.vitrine.benchmarks.sizing;

/**
 * Money, in the currency of the unit prices. Cores of the ingestion are released after it.
 *
 * @param currency currency of the unit prices
 * @param pricesDate day of the unit prices
 * @param pricesNote what the unit prices are
 * @param ingestProcessors cores of the ingestion
 * @param ingestRequests requests to the object store during the ingestion
 * @param ingestLabels paid calls for labels
 * @param ingestTotal sum of the ingestion, once
 * @param monthlyProcessors cores that remain: the fewest replicas of each process, all brokers of Kafka, and all nodes
 *     of OpenSearch
 * @param monthlyMemory memory of these replicas, and for vectors
 * @param monthlyDisks disks of Kafka and OpenSearch
 * @param monthlyObjects one copy of all objects
 * @param monthlyTotal sum of each month
 */
record CostPlan(
        String currency,
        String pricesDate,
        String pricesNote,
        double ingestProcessors,
        double ingestRequests,
        double ingestLabels,
        double ingestTotal,
        double monthlyProcessors,
        double monthlyMemory,
        double monthlyDisks,
        double monthlyObjects,
        double monthlyTotal) {

    private static final double GIBIBYTE = 1L << 30;
    private static final double HOURS_PER_MONTH = 730;

    static CostPlan of(
            PlanningRules rules,
            UnitPrices prices,
            Workload workload,
            ProcessorPlan processors,
            KafkaPlan kafka,
            IndexPlan index,
            ObjectStorePlan objectStore) {
        double ingestProcessors = processors.coreHours() / rules.maxUse() * prices.perCoreHour();
        double ingestRequests = objectStore.requests() / 1_000.0 * prices.perThousandObjectRequests();
        double ingestLabels =
                workload.photographs() * workload.labelCallsPerPhotograph() / 1_000.0 * prices.perThousandLabelCalls();
        long replicas = remainingReplicas(rules, processors, kafka, index);
        double monthlyProcessors = replicas * rules.coresPerReplica() * HOURS_PER_MONTH * prices.perCoreHour();
        double memoryBytes = (double) replicas * rules.memoryBytesPerReplica() + index.vectorMemoryBytes();
        double monthlyMemory = memoryBytes / GIBIBYTE * HOURS_PER_MONTH * prices.perGibibyteHourOfMemory();
        double monthlyDisks =
                (kafka.diskBytes() + index.diskBytes()) / GIBIBYTE * prices.perGibibyteMonthOfBlockStorage();
        double monthlyObjects = objectStore.bytes() / GIBIBYTE * prices.perGibibyteMonthOfObjectStorage();
        return new CostPlan(
                prices.currency(),
                prices.date(),
                prices.note(),
                ingestProcessors,
                ingestRequests,
                ingestLabels,
                ingestProcessors + ingestRequests + ingestLabels,
                monthlyProcessors,
                monthlyMemory,
                monthlyDisks,
                monthlyObjects,
                monthlyProcessors + monthlyMemory + monthlyDisks + monthlyObjects);
    }

    /** Brokers and nodes hold partitions and shards, so those beyond the fewest replicas remain as well. */
    private static long remainingReplicas(
            PlanningRules rules, ProcessorPlan processors, KafkaPlan kafka, IndexPlan index) {
        long fewest = (long) rules.minReplicas() * processors.stages().size();
        return fewest
                + Math.max(0, kafka.brokers() - rules.minReplicas())
                + Math.max(0, index.nodes() - rules.minReplicas());
    }
}
