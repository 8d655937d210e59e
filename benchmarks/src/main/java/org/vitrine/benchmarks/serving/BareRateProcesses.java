package org.vitrine.benchmarks.serving;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts {@link BareRate} as a process on the serving cores. */
record BareRateProcesses(ServingCores cores) {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    /**
     * Rate of a process.
     *
     * @param perSecond pictures per second
     * @param perCpuSecond pictures per second of the process's own processor time, which other processes on a busy
     *     machine do not change
     */
    record Rate(double perSecond, double perCpuSecond) {}

    /**
     * Measures the rate of a model. Blocks until the process ends.
     *
     * @throws IOException if the process fails
     */
    Rate bareRate(Path model, int batch, int warmUpSeconds, int seconds) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(FLAGS);
        command.addAll(List.of(
                BareRate.class.getName(),
                model.toString(),
                Integer.toString(batch),
                Integer.toString(warmUpSeconds),
                Integer.toString(seconds)));
        var builder = new ProcessBuilder(cores.onServerCores(command)).redirectError(ProcessBuilder.Redirect.INHERIT);
        // The class path is not on the command line: ONNX Runtime 1.29 crashes where that is longer than some 4,000
        // characters.
        builder.environment()
                .put(
                        "CLASSPATH",
                        Optional.ofNullable(System.getProperty("java.class.path"))
                                .orElse(""));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the bare loop of %s ended with exit code %d".formatted(model, process.exitValue()));
        }
        var figures = output.lines().toList().getLast().split(" ");
        return new Rate(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }
}
