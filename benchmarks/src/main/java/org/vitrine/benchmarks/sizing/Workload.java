package org.vitrine.benchmarks.sizing;

/**
 * The collection to plan for. A message about a value outside of its range names the option of {@link WorkloadOptions}.
 *
 * @param objects number of objects, 1 to 100,000,000
 * @param photographsPerObject photographs of each object, 1 to 100
 * @param photographBytes mean size of an original, 1,000 to 67,108,864 bytes
 * @param photographMegapixels mean number of pixels of an original, 0.01 to 400 megapixels
 * @param vectorDimension numbers in a vector, 1 to 16,000
 * @param deadlineHours hours from the first upload until the last photograph is searchable, 1 to 87,600
 * @param cores cores for which the hours of the ingestion are computed, 1 to 100,000
 * @param copies copies of each partition and of each shard, 3 to 6; with fewer, the loss of one machine stops writers;
 *     {@code vitrine.index.replicas} permits no more
 * @param labelCallsPerPhotograph paid calls for labels of each photograph, 0 to 100
 */
record Workload(
        long objects,
        int photographsPerObject,
        long photographBytes,
        double photographMegapixels,
        int vectorDimension,
        double deadlineHours,
        int cores,
        int copies,
        double labelCallsPerPhotograph) {

    private static final double SECONDS_PER_HOUR = 3_600;

    Workload {
        new ValueRange(1, 100_000_000).require("--objects", objects);
        new ValueRange(1, 100).require("--photographs-per-object", photographsPerObject);
        new ValueRange(1_000, 67_108_864).require("--photograph-bytes", photographBytes);
        new ValueRange(0.01, 400).require("--megapixels", photographMegapixels);
        new ValueRange(1, 16_000).require("--dimension", vectorDimension);
        new ValueRange(1, 87_600).require("--deadline-hours", deadlineHours);
        new ValueRange(1, 100_000).require("--cores", cores);
        new ValueRange(3, 6).require("--copies", copies);
        new ValueRange(0, 100).require("--label-calls", labelCallsPerPhotograph);
    }

    /**
     * Returns the workload of {@code docs/sizing.md}: 2 photographs of 12 megapixels and 4.2 MB of each object, vectors
     * of {@code relief-deep}, 14 days, 16 cores, 3 copies, no paid labels.
     */
    static Workload standard(long objects) {
        return new Workload(objects, 2, 4_200_000, 12, 1_280, 336, 16, 3, 0);
    }

    long photographs() {
        return objects * photographsPerObject;
    }

    /** Returns the mean rate that the deadline requires, in photographs a second. */
    double photographsPerSecond() {
        return photographs() / (deadlineHours * SECONDS_PER_HOUR);
    }

    /** Returns the mean number of pixels of the access rendition. */
    double accessPixels() {
        return ObjectConstant.accessPixels(photographMegapixels);
    }
}
