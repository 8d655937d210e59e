package org.vitrine.benchmarks.sizing;

import picocli.CommandLine.Option;

/** Options of {@code ./vitrine bench sizing} that describe the collection; {@link Workload} has their ranges. */
final class WorkloadOptions {

    @Option(names = "--objects", paramLabel = "N", description = "Objects of the collection; needed for a plan.")
    private long objects;

    @Option(
            names = "--photographs-per-object",
            defaultValue = "2",
            paramLabel = "N",
            description = "Photographs of each object. Default: ${DEFAULT-VALUE}.")
    private int photographsPerObject = 2;

    @Option(
            names = "--photograph-bytes",
            defaultValue = "4200000",
            paramLabel = "BYTES",
            description = "Mean size of an original, in bytes. Default: ${DEFAULT-VALUE}.")
    private long photographBytes = 4_200_000;

    @Option(
            names = "--megapixels",
            defaultValue = "12",
            paramLabel = "MP",
            description = "Mean number of pixels of an original, in megapixels. Default: ${DEFAULT-VALUE}.")
    private double megapixels = 12;

    @Option(
            names = "--dimension",
            defaultValue = "1280",
            paramLabel = "N",
            description = "Numbers in a vector of the embedder. Default: ${DEFAULT-VALUE}, as of relief-deep.")
    private int dimension = 1_280;

    @Option(
            names = "--deadline-hours",
            defaultValue = "336",
            paramLabel = "H",
            description = "Hours until the last photograph is searchable. Default: ${DEFAULT-VALUE}.")
    private double deadlineHours = 336;

    @Option(
            names = "--cores",
            defaultValue = "16",
            paramLabel = "N",
            description = "Cores for which the hours are computed. Default: ${DEFAULT-VALUE}.")
    private int cores = 16;

    @Option(
            names = "--copies",
            defaultValue = "3",
            paramLabel = "N",
            description = "Copies of each partition and shard, 3 to 6. Default: ${DEFAULT-VALUE}.")
    private int copies = 3;

    @Option(
            names = "--label-calls",
            defaultValue = "0",
            paramLabel = "N",
            description = "Paid calls for labels of each photograph. Default: ${DEFAULT-VALUE}.")
    private double labelCalls;

    /** @throws IllegalArgumentException if the number of objects is missing, or a value is outside of its range */
    Workload workload() {
        if (objects == 0) {
            throw new IllegalArgumentException(
                    "the number of objects is missing; name it with --objects, or use --measure without a plan");
        }
        return new Workload(
                objects,
                photographsPerObject,
                photographBytes,
                megapixels,
                dimension,
                deadlineHours,
                cores,
                copies,
                labelCalls);
    }

    int vectorDimension() {
        return dimension;
    }
}
