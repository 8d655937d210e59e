package org.vitrine.benchmarks.sizing;

/**
 * Partitions, shards, bytes, hours and money of a workload. Byte counts are decimal: 1 GB has 1,000,000,000 bytes.
 *
 * @param workload the collection that was planned for
 * @param photographs number of photographs
 * @param processors processor time and replicas
 * @param kafka partitions and bytes of Kafka
 * @param index shards and bytes of OpenSearch
 * @param objectStore objects and bytes of the object store
 * @param cost money by the unit prices
 */
record SizingPlan(
        Workload workload,
        long photographs,
        ProcessorPlan processors,
        KafkaPlan kafka,
        IndexPlan index,
        ObjectStorePlan objectStore,
        CostPlan cost) {

    /**
     * Computes the plan. Pure: the same arguments give the same plan.
     *
     * @throws IllegalArgumentException if the plan needs more partitions or shards than Vitrine permits
     */
    static SizingPlan of(SizingConstants constants, PlanningRules rules, UnitPrices prices, Workload workload) {
        var processors = ProcessorPlan.of(constants, rules, workload);
        var kafka = KafkaPlan.of(constants, rules, workload, processors);
        var index = IndexPlan.of(constants, rules, workload, processors);
        var objectStore = ObjectStorePlan.of(constants, workload);
        return new SizingPlan(
                workload,
                workload.photographs(),
                processors,
                kafka,
                index,
                objectStore,
                CostPlan.of(rules, prices, workload, processors, kafka, index, objectStore));
    }
}
