package org.vitrine.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vitrine.benchmarks.measure.BenchmarkReport;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.benchmarks.measure.SyntheticPhotographs;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Program;
import org.vitrine.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code pipeline}: images a second end to end, compared with a bare loop of the same vision and model calls
 * on the same cores.
 *
 * <p>The loop runs before the pipeline starts and after it has stopped, so that a machine that slows down meanwhile
 * favours neither. Both are warmed up, so that no JIT compilation runs during the measured photographs. Servers and
 * services are the benchmark's own, in a folder of its own, which is deleted at the end.
 */
@Command(
        name = "pipeline",
        description = "Images a second end to end, over a bare loop of the same vision and model calls.",
        mixinStandardHelpOptions = true)
public final class PipelineBenchmark implements Callable<Integer> {

    private static final int MIN_IMAGES = 16;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--images",
            defaultValue = "240",
            description = "Photographs that count. Default: ${DEFAULT-VALUE}.")
    private int images = 240;

    @Option(
            names = "--warm-up",
            defaultValue = "120",
            description = "Photographs sent before, which do not count. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 120;

    @Option(
            names = "--size",
            defaultValue = "640",
            description = "Edge of the synthetic photographs, in pixels. Default: ${DEFAULT-VALUE}.")
    private int edgePx = 640;

    @Option(names = "--photographs", paramLabel = "DIR", description = "Real photographs instead of synthetic ones.")
    @org.jspecify.annotations.Nullable
    private Path folder;

    @Override
    public Integer call() throws Exception {
        var installation = Installation.find();
        var machine = MachineDescription.here(installation.root());
        log("1. Photographs");
        var all = photographs();
        var warmUpPhotographs = all.subList(0, all.size() / 3);
        var measuredPhotographs = all.subList(all.size() / 3, all.size());
        var model = Embedder.shippedModelFile(installation.root());
        try (var embedder = new Embedder(model)) {
            var bare = new BareLoop(embedder);
            log("2. Bare loop over %d of them".formatted(measuredPhotographs.size()));
            bare.rate(warmUpPhotographs);
            double before = bare.rate(measuredPhotographs);
            var pipeline = pipeline(installation, warmUpPhotographs, measuredPhotographs);
            log("4. Bare loop again");
            double after = bare.rate(measuredPhotographs);
            report(measuredPhotographs, before, after, pipeline).print(json, machine);
        }
        return 0;
    }

    private record Measured(double readySeconds, double rate, Map<String, Double> cpuSeconds) {}

    private Measured pipeline(
            Installation installation, List<byte[]> warmUpPhotographs, List<byte[]> measuredPhotographs)
            throws IOException, InterruptedException {
        var platform = new Platform(
                installation,
                new PlatformFolder(installation.root().resolve(".vitrine/bench")),
                PlatformSettings.forCommandLine().recordingStarts(false),
                PlatformEvent.Listener.silent());
        platform.purge();
        try {
            log("3. Servers and services, then the same photographs through all of them");
            long since = System.nanoTime();
            var addresses = platform.up(Program.all());
            double ready = (System.nanoTime() - since) / 1e9;
            var run = new PipelineRun(addresses.http(Service.INGEST));
            run.createCollection();
            run.rate(warmUpPhotographs);
            var before = CpuTime.of(platform);
            double rate = run.rate(measuredPhotographs);
            return new Measured(ready, rate, CpuTime.since(before, platform));
        } finally {
            platform.purge();
        }
    }

    private List<byte[]> photographs() throws IOException {
        var all = folder == null
                ? SyntheticPhotographs.synthetic(images + warmUp, edgePx)
                : SyntheticPhotographs.of(folder, images + warmUp);
        if (all.size() < MIN_IMAGES) {
            throw new IllegalArgumentException(
                    "there are %d photographs; at least %d are needed".formatted(all.size(), MIN_IMAGES));
        }
        return all;
    }

    private BenchmarkReport report(List<byte[]> measuredPhotographs, double before, double after, Measured pipeline) {
        double bare = 2 / (1 / before + 1 / after);
        var details = new LinkedHashMap<String, Object>();
        details.put("images", measuredPhotographs.size());
        details.put(
                "meanKiB",
                Math.round(measuredPhotographs.stream()
                                .mapToInt(photograph -> photograph.length)
                                .average()
                                .orElse(0)
                        / 1024));
        details.put("bareBefore", hundredths(before));
        details.put("bareAfter", hundredths(after));
        details.put("readySeconds", hundredths(pipeline.readySeconds()));
        details.put("cpuSecondsByProcess", pipeline.cpuSeconds());
        return new BenchmarkReport(
                "pipeline",
                pipeline.rate(),
                "images/s",
                "a bare loop of the same vision and model calls on the same cores",
                bare,
                details);
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void log(String line) {
        System.err.println(String.format(Locale.ROOT, "%s", line));
    }
}
