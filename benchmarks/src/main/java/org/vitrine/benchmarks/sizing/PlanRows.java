package org.vitrine.benchmarks.sizing;

import static org.vitrine.benchmarks.sizing.SizeFormat.bytes;
import static org.vitrine.benchmarks.sizing.SizeFormat.count;
import static org.vitrine.benchmarks.sizing.SizeFormat.number;
import static org.vitrine.benchmarks.sizing.SizeFormat.percent;

import java.util.ArrayList;
import java.util.List;

/** The lines of a plan, for the table of the command and for {@code docs/sizing.md}. */
final class PlanRows {

    /**
     * One line.
     *
     * @param section heading above the line
     * @param name what the value is
     * @param value value with unit
     */
    record PlanRow(String section, String name, String value) {}

    private final List<PlanRow> rows = new ArrayList<>();
    private final SizingPlan plan;
    private final PlanningRules rules;
    private final int copies;
    private String section = "";

    private PlanRows(SizingPlan plan, PlanningRules rules) {
        this.plan = plan;
        this.rules = rules;
        this.copies = plan.workload().copies();
    }

    /** Returns the lines in the order of their sections. */
    static List<PlanRow> of(SizingPlan plan, PlanningRules rules) {
        var lines = new PlanRows(plan, rules);
        lines.addWorkload();
        lines.addHours();
        lines.addReplicas();
        lines.addKafka();
        lines.addIndex();
        lines.addObjectStore();
        lines.addCost();
        return List.copyOf(lines.rows);
    }

    private void addWorkload() {
        section = "Workload";
        var workload = plan.workload();
        add("objects", count(workload.objects()));
        add("photographs", count(plan.photographs()));
        add(
                "mean original",
                "%s, %s MP".formatted(bytes(workload.photographBytes()), number(workload.photographMegapixels())));
        add("hours until the last photograph is searchable", number(workload.deadlineHours()));
    }

    private void addHours() {
        section = "Hours";
        var processors = plan.processors();
        int cores = plan.workload().cores();
        add("processor time of a photograph, all processes", number(processors.msPerPhotograph()) + " ms");
        add("core hours", number(processors.coreHours()));
        add("hours on %d cores, %s used".formatted(cores, percent(rules.maxUse())), number(processors.hoursOnCores()));
        add(
                "rate on %d cores, fully used".formatted(cores),
                number(processors.photographsPerSecondOnCores()) + " photographs/s");
        add("rate that the deadline requires", number(processors.requiredPerSecond()) + " photographs/s");
    }

    private void addReplicas() {
        section = "Replicas for the deadline";
        var processors = plan.processors();
        for (var stage : processors.stages()) {
            add(stage.process(), "%d, %s used".formatted(stage.replicas(), percent(stage.use())));
        }
        add(
                "largest rate of these replicas (bottleneck law)",
                "%s photographs/s, %s".formatted(number(processors.capacityPerSecond()), processors.bottleneck()));
        var simulation = processors.simulation();
        add(
                "time of a photograph in the pipeline (simulated), p50 and p95",
                "%s s, %s s".formatted(number(simulation.p50Seconds()), number(simulation.p95Seconds())));
        add("longest queue (simulated)", longestQueue(simulation));
    }

    private static String longestQueue(SimulationResult simulation) {
        return simulation.longestQueue() == 0
                ? "0"
                : "%s before %s".formatted(count(simulation.longestQueue()), simulation.longestQueueAt());
    }

    private void addKafka() {
        section = "Kafka";
        var kafka = plan.kafka();
        add("partitions of each topic", count(kafka.partitions()));
        add("brokers, at least", count(kafka.brokers()));
        add("one copy, at the end of the ingestion", bytes(kafka.endBytes()));
        add("%d copies, at the end of the ingestion".formatted(copies), bytes((double) kafka.endBytes() * copies));
        add("%d copies, 14 days later".formatted(copies), bytes((double) kafka.settledBytes() * copies));
        add("disks, at most %s used".formatted(percent(rules.maxDiskUse())), bytes(kafka.diskBytes()));
        add("state of index-service, all replicas", bytes(kafka.stateBytes()));
        add("state of index-service, each replica", bytes(kafka.stateBytesPerReplica()));
    }

    private void addIndex() {
        section = "OpenSearch";
        var index = plan.index();
        add("primary shards", count(index.primaryShards()));
        add("copies of a shard beside the primary", count(index.replicaShards()));
        add("vectors in a shard", count(index.vectorsPerShard()));
        add("bytes of a shard", bytes(index.bytesPerShard()));
        add("images, one copy", bytes(index.bytes()));
        add("items, one copy", bytes(index.itemBytes()));
        double oneCopy = index.bytes() + index.itemBytes();
        add("images and items, %d copies".formatted(copies), bytes(oneCopy * copies));
        add("disks, with merges, at most %s used".formatted(percent(rules.maxDiskUse())), bytes(index.diskBytes()));
        add("memory for vectors, %d copies".formatted(copies), bytes(index.vectorMemoryBytes()));
        add("nodes, at least", count(index.nodes()));
    }

    private void addObjectStore() {
        section = "Object store";
        var objectStore = plan.objectStore();
        add("objects", count(objectStore.objects()));
        objectStore.prefixes().forEach(prefix -> add(prefix.prefix() + "/", bytes(prefix.bytes())));
        add("one copy", bytes(objectStore.bytes()));
        add("%d copies".formatted(copies), bytes((double) objectStore.bytes() * copies));
        add("requests during the ingestion", count(objectStore.requests()));
    }

    private void addCost() {
        var cost = plan.cost();
        section = "Money, in %s of %s".formatted(cost.currency(), cost.pricesDate());
        add("ingestion: processors", number(cost.ingestProcessors()));
        add("ingestion: requests to the object store", number(cost.ingestRequests()));
        add("ingestion: labels", number(cost.ingestLabels()));
        add("ingestion: all, once", number(cost.ingestTotal()));
        add("month: processors", number(cost.monthlyProcessors()));
        add("month: memory", number(cost.monthlyMemory()));
        add("month: disks", number(cost.monthlyDisks()));
        add("month: one copy in the object store", number(cost.monthlyObjects()));
        add("month: all", number(cost.monthlyTotal()));
    }

    private void add(String name, String value) {
        rows.add(new PlanRow(section, name, value));
    }
}
