package org.vitrine.benchmarks.vision;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.benchmarks.measure.BenchmarkReport;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.platform.Installation;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.model.PreparationModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code vision}: processor time of one thread from a photograph's bytes to its vector, and of each step,
 * compared with decoding the photograph at full size.
 */
@Command(
        name = "vision",
        description = "Processor time from a 12-megapixel photograph to its vector, step by step.",
        mixinStandardHelpOptions = true)
public final class VisionBenchmark implements Callable<Integer> {

    private static final int WARM_UP = 12;
    private static final double NANOS_PER_MS = 1e6;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--photographs",
            description = "A folder of photographs; without it, 4000 × 3000 px ones are drawn.")
    private Path folder = Path.of("");

    @Option(names = "--times", defaultValue = "20", description = "Photographs measured. Default: ${DEFAULT-VALUE}.")
    private int times = 20;

    @Option(
            names = "--steps",
            split = ",",
            defaultValue = "locate,cut-out,square",
            description = "Steps in their order. Default: ${DEFAULT-VALUE}.")
    private List<String> steps = List.of();

    /** Work whose time is measured. */
    private interface Task {
        void run() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        var installation = Installation.find();
        var machine = MachineDescription.here(installation.root());
        var photographs = photographs();
        var preparer = new Preparer(PreparationPlan.STANDARD.with(steps), Map.of(), PreparationModels.shipped());
        try (var embedder = new Embedder(Embedder.shippedModelFile(installation.root()))) {
            for (int i = 0; i < WARM_UP; i++) {
                var prepared = prepared(preparer, photographs.get(i % photographs.size()));
                embedder.embed(bytes(prepared));
            }
            var wholes = new double[times];
            var decodes = new double[times];
            Map<String, Double> sums = new TreeMap<>();
            for (int i = 0; i < times; i++) {
                byte[] file = photographs.get(i % photographs.size());
                add(sums, "inspectMs", cpuMs(() -> new Inspector(InspectionLimits.STANDARD).inspect(file)));
                decodes[i] = cpuMs(() -> decodeWhole(file));
                List<Preparation.Prepared> answer = new ArrayList<>();
                double preparing = cpuMs(() -> answer.add(prepared(preparer, file)));
                double embedding = cpuMs(() -> embedder.embed(bytes(answer.getFirst())));
                add(sums, "prepareMs", preparing);
                add(sums, "embedMs", embedding);
                wholes[i] = preparing + embedding;
                answer.getFirst().steps().forEach(step -> add(sums, "step " + step.name() + " wallMs", step.tookMs()));
            }
            Map<String, Object> details = new TreeMap<>();
            sums.forEach((name, sum) -> details.put(name, Math.round(10 * sum / times) / 10.0));
            details.put("photographs", times);
            details.put("megabytes", Math.round(photographs.getFirst().length / 1e5) / 10.0);
            new BenchmarkReport(
                            "vision",
                            median(wholes),
                            "ms of one core from bytes to vector",
                            "decoding the same photograph whole, and nothing else",
                            median(decodes),
                            details)
                    .print(json, machine);
        }
        return 0;
    }

    private List<byte[]> photographs() throws IOException {
        List<byte[]> photographs = new ArrayList<>();
        if (folder.toString().isEmpty()) {
            for (int number = 0; number < 3; number++) {
                photographs.add(LargePhotograph.jpeg(number));
            }
            return photographs;
        }
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile).sorted().limit(times).toList()) {
                photographs.add(Files.readAllBytes(file));
            }
        }
        if (photographs.isEmpty()) {
            throw new IllegalArgumentException(
                    "--photographs is %s, which has no file; name a folder with photographs".formatted(folder));
        }
        return photographs;
    }

    private static Preparation.Prepared prepared(Preparer preparer, byte[] file) {
        return switch (preparer.prepare(file)) {
            case Preparation.Prepared prepared -> prepared;
            case Preparation.Refused(var code, var sentence) ->
                throw new IllegalStateException("a photograph was refused, %s: %s".formatted(code.code(), sentence));
        };
    }

    private static byte[] bytes(Preparation.Prepared prepared) {
        return prepared.rendition(Rendition.Kind.PREPARED).bytes().toByteArray();
    }

    private static void decodeWhole(byte[] file) {
        try (var scope = new PointerScope()) {
            imdecode(new Mat(1, file.length, CV_8UC1, new BytePointer(file)), IMREAD_COLOR);
        }
    }

    /**
     * Returns the processor time of the work in milliseconds. It counts this thread only: OpenCV and ONNX Runtime are
     * configured to use no other.
     */
    private static double cpuMs(Task work) throws Exception {
        var clock = ManagementFactory.getThreadMXBean();
        long since = clock.getCurrentThreadCpuTime();
        work.run();
        return (clock.getCurrentThreadCpuTime() - since) / NANOS_PER_MS;
    }

    private static void add(Map<String, Double> sums, String name, double value) {
        sums.merge(name, value, Double::sum);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
