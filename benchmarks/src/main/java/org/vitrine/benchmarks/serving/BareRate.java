package org.vitrine.benchmarks.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Main class that measures the rate of ONNX Runtime alone: as many threads as cores, each running prepared tensors
 * repeatedly. It is a process of its own, so that it has the cores of the server and shares them with nothing.
 */
public final class BareRate {

    private BareRate() {}

    /**
     * Arguments: ONNX file, batch size, seconds of warm-up, seconds of measurement. Prints pictures per second, and
     * pictures per second of processor time.
     */
    public static void main(String[] arguments) throws Exception {
        int batch = Integer.parseInt(arguments[1]);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try (var session = OrtEnvironment.getEnvironment().createSession(arguments[0], options)) {
                rate(session, batch, Duration.ofSeconds(Long.parseLong(arguments[2])));
                long before = cpuNanos();
                var length = Duration.ofSeconds(Long.parseLong(arguments[3]));
                double rate = rate(session, batch, length);
                System.out.println(rate + " " + rate * length.toSeconds() / ((cpuNanos() - before) / 1e9));
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static double rate(OrtSession session, int batch, Duration length) throws InterruptedException {
        long startedAt = System.nanoTime();
        long end = startedAt + length.toNanos();
        var pictures = new LongAdder();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(Thread.ofPlatform().start(() -> runUntil(session, batch, end, pictures)));
        }
        for (var thread : threads) {
            thread.join();
        }
        return pictures.sum() / ((System.nanoTime() - startedAt) / 1e9);
    }

    private static void runUntil(OrtSession session, int batch, long end, LongAdder pictures) {
        int edge = SyntheticNetworks.EDGE_PX;
        var input = ByteBuffer.allocateDirect(batch * 3 * edge * edge * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, (i % 255) / 255f);
        }
        try {
            while (System.nanoTime() < end) {
                try (var tensor = OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(), input, new long[] {batch, 3, edge, edge});
                        var result = session.run(Map.of("image", tensor))) {
                    if (result.size() != 1) {
                        throw new IllegalStateException(
                                "the model has %d outputs instead of one".formatted(result.size()));
                    }
                }
                pictures.add(batch);
            }
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
