package org.vitrine.benchmarks.sizing;

/**
 * Result of a simulated run of the pipeline.
 *
 * @param photographsPerSecond photographs divided by the time from the first arrival until the last departure, in 1/s
 * @param p50Seconds median time of a photograph in the pipeline, in seconds: processor time, and wait for a processor
 * @param p95Seconds 95th percentile of the same time, by nearest rank
 * @param longestQueue largest number of photographs that waited before one process
 * @param longestQueueAt name of that process; of the first process where no photograph waited
 */
record SimulationResult(
        double photographsPerSecond, double p50Seconds, double p95Seconds, int longestQueue, String longestQueueAt) {}
