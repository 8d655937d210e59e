/**
 * Benchmark {@code sizing}: computes partitions, shards, bytes, hours and money for a number of objects, and compares
 * the predicted bytes with those of a running Vitrine.
 *
 * <pre>
 * constants.json + Workload + PlanningRules + UnitPrices ─▶ SizingPlan ─▶ table, JSON, docs/sizing.md
 * running Vitrine ─▶ RunningStores ─▶ SizingMeasurement ─▶ MeasurementComparison, MeasuredConstants
 * </pre>
 *
 * <p>The plan is a pure function. Throughput follows the bottleneck law; the time of a photograph in the pipeline comes
 * from a discrete simulation, {@link org.vitrine.benchmarks.sizing.PipelineSimulation}.
 */
@NullMarked
package org.vitrine.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
