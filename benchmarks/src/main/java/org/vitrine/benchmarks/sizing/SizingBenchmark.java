package org.vitrine.benchmarks.sizing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.benchmarks.sizing.ConstantSource.Basis;
import org.vitrine.platform.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code sizing}: partitions, shards, bytes, hours and money for a number of objects; with {@code --measure}
 * the bytes of the running Vitrine, compared with those that the constants predict.
 */
@Command(
        name = "sizing",
        description = "Partitions, shards, bytes, hours and money for a collection; compared with a running Vitrine.",
        mixinStandardHelpOptions = true)
public final class SizingBenchmark implements Callable<Integer> {

    private static final String MEASURING_COMMAND = "./vitrine bench sizing --measure";

    @Mixin
    private WorkloadOptions workloadOptions = new WorkloadOptions();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "JSON file with unit prices. Default: example prices, which are of no provider.")
    private @Nullable Path prices;

    @Option(
            names = "--constants",
            paramLabel = "FILE",
            description = "JSON file with the costs of one photograph. Default: those of this checkout.")
    private @Nullable Path constants;

    @Option(names = "--measure", description = "Measure the running Vitrine instead of computing a plan.")
    private boolean measure;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "With --measure: data folder of the running Vitrine. Default: .vitrine in the repository.")
    private @Nullable Path data;

    @Option(
            names = "--bucket",
            defaultValue = "vitrine",
            paramLabel = "NAME",
            description = "With --measure: bucket of the running Vitrine. Default: ${DEFAULT-VALUE}.")
    private String bucket = "vitrine";

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "With --measure: write the constants with the measured bytes to this file.")
    private @Nullable Path target;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        var machine = MachineDescription.here(Installation.find().root());
        var known = SizingJson.constants(Optional.ofNullable(constants));
        System.out.println(measure ? comparison(known, machine) : plan(known, machine));
        return 0;
    }

    private String plan(SizingConstants known, MachineDescription machine) throws IOException {
        var rules = PlanningRules.STANDARD;
        var unitPrices = SizingJson.prices(Optional.ofNullable(prices));
        var plan = SizingPlan.of(known, rules, unitPrices, workloadOptions.workload());
        return json ? json("plan", plan, machine) : SizingText.plan(PlanRows.of(plan, rules), unitPrices, machine);
    }

    private String comparison(SizingConstants known, MachineDescription machine)
            throws IOException, InterruptedException, ExecutionException {
        int dimension = workloadOptions.vectorDimension();
        var measurement = new RunningStores(Optional.ofNullable(data), bucket).measure(known);
        Path file = target;
        if (file != null) {
            var source = source(measurement, machine);
            SizingJson.write(MeasuredConstants.replaced(known, measurement, dimension, source), file);
        }
        var compared = MeasurementComparison.of(known, measurement, dimension);
        return json ? json("comparison", compared, machine) : SizingText.comparison(compared, machine);
    }

    private static ConstantSource source(SizingMeasurement measurement, MachineDescription machine) {
        return new ConstantSource(
                Basis.MEASURED,
                MEASURING_COMMAND,
                LocalDate.now().toString(),
                "%s photographs of %s and %s MP, commit %s"
                        .formatted(
                                SizeFormat.count(measurement.photographs()),
                                SizeFormat.bytes(measurement.photographBytes()),
                                SizeFormat.number(measurement.photographMegapixels()),
                                machine.commit()));
    }

    private static String json(String name, Object value, MachineDescription machine) {
        var document = new LinkedHashMap<String, Object>();
        document.put("benchmark", "sizing");
        document.put(name, value);
        document.put("machine", machine.description());
        document.put("commit", machine.commit());
        return SizingJson.write(document);
    }
}
