package org.vitrine.benchmarks.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.vitrine.benchmarks.measure.BenchmarkReport;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.benchmarks.serving.BareRateProcesses.Rate;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.platform.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code model-server}: photographs a second through model-server, JPEG in and JSON out, compared with ONNX
 * Runtime alone on the same cores with prepared tensors. The bare loop runs before and after, at its best batch size.
 * The clients have a core of their own where the machine has two or more.
 */
@Command(
        name = "model-server",
        description = "Photographs a second through model-server, over ONNX Runtime alone on the same cores.",
        mixinStandardHelpOptions = true)
public final class ModelServerBenchmark implements Callable<Integer> {

    private static final int BATCH = 8;
    private static final int PHOTOGRAPHS = 64;
    /** Factor by which ResNet-50 has fewer warm-up calls, so that its warm-up takes as long as that of MobileNetV2. */
    private static final int RESNET_WARM_UP_DIVISOR = 10;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "Duration of each measurement, in seconds. Default: ${DEFAULT-VALUE}.")
    private int seconds = 15;

    @Option(names = "--clients", defaultValue = "16", description = "Concurrent clients. Default: ${DEFAULT-VALUE}.")
    private int clients = 16;

    @Option(
            names = "--warm-up",
            defaultValue = "1500",
            description = "Photographs sent before, which do not count. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 1500;

    @Option(
            names = "--crowd",
            defaultValue = "1000",
            description = "Concurrent clients of the last measurement. Default: ${DEFAULT-VALUE}.")
    private int crowdClients = 1000;

    /** Figures of one network. */
    private record Measured(String name, Rate bare, Rate served, ServingLoad.Outcome outcome) {
        double ratio() {
            return served.perSecond() / bare.perSecond();
        }
    }

    @Override
    public Integer call() throws Exception {
        var root = Installation.find().root();
        var machine = MachineDescription.here(root);
        var cores = ServingCores.detect();
        var folder = Files.createTempDirectory("vitrine-bench-models");
        try {
            log("1. Two networks of seeded weights");
            addModel(folder, "resnet50", SyntheticNetworks.resNet50());
            addModel(folder, "mobilenetv2", SyntheticNetworks.mobileNetV2());
            cores.pinThisProcess();
            measure(root, folder, cores).print(json, machine);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private BenchmarkReport measure(Path root, Path folder, ServingCores cores)
            throws IOException, InterruptedException {
        var photographs = IntStream.range(0, PHOTOGRAPHS)
                .mapToObj(seed -> JpegSamples.jpeg(seed, SyntheticNetworks.EDGE_PX))
                .toList();
        var mobile = measure("mobilenetv2", root, folder, cores, photographs);
        var residual = measure("resnet50", root, folder, cores, photographs);
        var details = new LinkedHashMap<String, Object>();
        for (var measured : List.of(mobile, residual)) {
            details.put(measured.name() + "Bare", hundredths(measured.bare().perSecond()));
            details.put(measured.name() + "Served", hundredths(measured.served().perSecond()));
            details.put(measured.name() + "Ratio", hundredths(measured.ratio()));
            details.put(
                    measured.name() + "BarePerCpuSecond",
                    hundredths(measured.bare().perCpuSecond()));
            details.put(
                    measured.name() + "ServedPerCpuSecond",
                    hundredths(measured.served().perCpuSecond()));
            details.put(measured.name() + "P99Ms", hundredths(measured.outcome().p99Ms()));
        }
        details.put("coresServing", cores.serverCores());
        details.put("coresAsking", cores.clientCores());
        log("4. %d concurrent clients".formatted(crowdClients));
        try (var server = ServerProcess.start(root, folder, cores);
                var load = new ServingLoad(server.address(), "mobilenetv2", photographs)) {
            load.calls(clients, 200);
            var outcome = load.calls(crowdClients, 3 * crowdClients);
            details.put("crowdAnswered", outcome.answered());
            details.put("crowdToldBusy", outcome.busy());
            details.put("crowdLost", outcome.failed());
            details.put("crowdP99Ms", hundredths(outcome.p99Ms()));
            details.put("peakMegabytes", server.peakMegabytes());
        }
        var worse = mobile.ratio() < residual.ratio() ? mobile : residual;
        return new BenchmarkReport(
                "model-server",
                worse.served().perSecond(),
                "photographs/s",
                "bare ONNX Runtime on the same cores, for " + worse.name() + ", the worse of two networks",
                worse.bare().perSecond(),
                details);
    }

    private Measured measure(String name, Path root, Path folder, ServingCores cores, List<byte[]> photographs)
            throws IOException, InterruptedException {
        var model = folder.resolve(name).resolve("1").resolve(ModelFolders.MODEL);
        var processes = new BareRateProcesses(cores);
        log("2. ONNX Runtime alone: " + name);
        var before = bestBareRate(processes, model);
        log("3. The same through model-server");
        ServingLoad.Outcome outcome;
        double cpuSeconds;
        try (var server = ServerProcess.start(root, folder, cores);
                var load = new ServingLoad(server.address(), name, photographs)) {
            // Long enough for the server's JIT compiler to finish before the measurement.
            load.calls(clients, name.startsWith("mobile") ? warmUp : warmUp / RESNET_WARM_UP_DIVISOR);
            load.forSeconds(clients, seconds);
            double since = server.cpuSeconds();
            outcome = load.forSeconds(clients, seconds);
            cpuSeconds = server.cpuSeconds() - since;
        }
        var after = bestBareRate(processes, model);
        var bare = new Rate(
                mean(before.perSecond(), after.perSecond()), mean(before.perCpuSecond(), after.perCpuSecond()));
        return new Measured(name, bare, new Rate(outcome.rate(), outcome.answered() / cpuSeconds), outcome);
    }

    /** Returns the rate of single pictures or of batches, whichever is higher. */
    private Rate bestBareRate(BareRateProcesses processes, Path model) throws IOException, InterruptedException {
        int warmUp = Math.max(2, seconds / 5);
        var alone = processes.bareRate(model, 1, warmUp, seconds);
        var batched = processes.bareRate(model, BATCH, warmUp, seconds);
        return alone.perSecond() > batched.perSecond() ? alone : batched;
    }

    private static double mean(double one, double other) {
        return 2 / (1 / one + 1 / other);
    }

    private static void addModel(Path folder, String name, byte[] model) throws IOException {
        var file = Files.write(folder.resolve(name + ".onnx"), model);
        var input = new Input(
                "image",
                Layout.NCHW,
                Kind.FLOAT32,
                SyntheticNetworks.EDGE_PX,
                Colour.RGB,
                Fit.LETTERBOX,
                1 / 255f,
                List.of(0.485f, 0.456f, 0.406f),
                List.of(0.229f, 0.224f, 0.225f));
        var labels = IntStream.range(0, SyntheticNetworks.CLASSES)
                .mapToObj(i -> "class-" + i)
                .toList();
        var output = new Output("probabilities", SyntheticNetworks.CLASSES, Activation.NONE, false, Optional.empty());
        var card = new ModelCard(
                name,
                "1",
                Task.CLASSIFICATION,
                input,
                output,
                labels,
                "CC0-1.0",
                "seeded weights",
                FileDigest.sha256(file));
        new ModelFolders(folder).put(file, card);
        Files.delete(file);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void log(String line) {
        System.err.println(line);
    }
}
