package org.vitrine.benchmarks.sizing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Objects, bytes and requests of the object store. Bytes are of one copy.
 *
 * @param prefixes objects and bytes below each prefix, by name
 * @param objects number of all objects
 * @param bytes bytes of all objects
 * @param requests requests during the ingestion
 */
record ObjectStorePlan(List<PrefixPlan> prefixes, long objects, long bytes, long requests) {

    /**
     * Objects below one prefix.
     *
     * @param prefix first part of the key
     * @param objects number of objects
     * @param bytes bytes of these objects
     */
    record PrefixPlan(String prefix, long objects, long bytes) {

        private PrefixPlan plus(PrefixPlan other) {
            return new PrefixPlan(prefix, objects + other.objects, bytes + other.bytes);
        }
    }

    static ObjectStorePlan of(SizingConstants constants, Workload workload) {
        long photographs = workload.photographs();
        Map<String, PrefixPlan> byPrefix = new TreeMap<>();
        for (ObjectConstant constant : constants.objects()) {
            double bytes = constant.bytesPerPhotograph(workload.photographBytes(), workload.accessPixels());
            var plan = new PrefixPlan(
                    constant.prefix(),
                    Math.round(photographs * constant.objectsPerPhotograph()),
                    Math.round(photographs * bytes));
            byPrefix.merge(constant.prefix(), plan, PrefixPlan::plus);
        }
        var prefixes = List.copyOf(byPrefix.values());
        return new ObjectStorePlan(
                prefixes,
                prefixes.stream().mapToLong(PrefixPlan::objects).sum(),
                prefixes.stream().mapToLong(PrefixPlan::bytes).sum(),
                Math.round(photographs * constants.storeRequestsPerPhotograph()));
    }

    /** Returns the bytes below a prefix; 0 where nothing is below it. */
    long bytesBelow(String prefix) {
        return prefixes.stream()
                .filter(plan -> plan.prefix().equals(prefix))
                .mapToLong(PrefixPlan::bytes)
                .sum();
    }
}
