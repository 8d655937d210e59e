package org.vitrine.benchmarks.sizing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.vitrine.benchmarks.sizing.PipelineSimulation.Station;

/**
 * Processor time and replicas of the ingestion.
 *
 * @param msPerPhotograph milliseconds of processor time of all processes for one photograph
 * @param coreHours hours of one fully used core for all photographs
 * @param hoursOnCores hours of the ingestion on the cores of the workload, used up to the share of the rules
 * @param photographsPerSecondOnCores rate on the cores of the workload, fully used, in photographs a second
 * @param requiredPerSecond rate that the deadline requires, in photographs a second
 * @param stages the processes, in the order of the flow
 * @param capacityPerSecond largest rate of these replicas by the bottleneck law, in photographs a second
 * @param bottleneck process with the smallest rate
 * @param simulation these replicas with arrivals at the required rate
 */
record ProcessorPlan(
        double msPerPhotograph,
        double coreHours,
        double hoursOnCores,
        double photographsPerSecondOnCores,
        double requiredPerSecond,
        List<ProcessStage> stages,
        double capacityPerSecond,
        String bottleneck,
        SimulationResult simulation) {

    private static final double MS_PER_SECOND = 1_000;
    private static final double MS_PER_HOUR = 3_600_000;

    /** Simulated photographs: enough for a 95th percentile that changes by a few per cent with another seed. */
    private static final int SIMULATED_PHOTOGRAPHS = 20_000;

    /** Processes whose replicas share the partitions of a topic. */
    private static final Set<String> PARTITION_READERS =
            Set.of("preprocess-service", "inference-service", "index-service", "search-api");

    /**
     * One process.
     *
     * @param process name of the program
     * @param msPerPhotograph milliseconds of processor time for one photograph
     * @param replicas replicas for the deadline
     * @param capacityPerSecond rate of these replicas, fully used, in photographs a second
     * @param use share of their cores that the required rate uses, 0 to 1
     */
    record ProcessStage(String process, double msPerPhotograph, int replicas, double capacityPerSecond, double use) {}

    static ProcessorPlan of(SizingConstants constants, PlanningRules rules, Workload workload) {
        double required = workload.photographsPerSecond();
        var stages = constants.processes().stream()
                .map(constant -> stage(constant, constant.ms(workload, constants.reference()), rules, required))
                .toList();
        double ms = stages.stream().mapToDouble(ProcessStage::msPerPhotograph).sum();
        double coreHours = workload.photographs() * ms / MS_PER_HOUR;
        var simulation = new PipelineSimulation(stages.stream()
                .map(stage -> new Station(
                        stage.process(),
                        stage.replicas() * rules.coresPerReplica(),
                        stage.msPerPhotograph() / MS_PER_SECOND))
                .toList());
        return new ProcessorPlan(
                ms,
                coreHours,
                coreHours / (workload.cores() * rules.maxUse()),
                workload.cores() * MS_PER_SECOND / ms,
                required,
                stages,
                simulation.capacityPerSecond(),
                stages.stream()
                        .min(Comparator.comparingDouble(ProcessStage::capacityPerSecond))
                        .orElseThrow()
                        .process(),
                simulation.run(SIMULATED_PHOTOGRAPHS, required));
    }

    private static ProcessStage stage(ProcessConstant constant, double ms, PlanningRules rules, double required) {
        double cores = required * ms / MS_PER_SECOND;
        int replicas =
                Math.max(rules.minReplicas(), (int) Math.ceil(cores / (rules.coresPerReplica() * rules.maxUse())));
        return new ProcessStage(
                constant.process(),
                ms,
                replicas,
                replicas * rules.coresPerReplica() * MS_PER_SECOND / ms,
                cores / (replicas * rules.coresPerReplica()));
    }

    /** Returns the replicas of a process; the default where the constants do not have the process. */
    int replicasOf(String process, int defaultReplicas) {
        return stages.stream()
                .filter(stage -> stage.process().equals(process))
                .mapToInt(ProcessStage::replicas)
                .findFirst()
                .orElse(defaultReplicas);
    }

    /** Returns the largest number of replicas that share the partitions of a topic; at least 1. */
    int largestReaders() {
        return stages.stream()
                .filter(stage -> PARTITION_READERS.contains(stage.process()))
                .mapToInt(ProcessStage::replicas)
                .max()
                .orElse(1);
    }
}
