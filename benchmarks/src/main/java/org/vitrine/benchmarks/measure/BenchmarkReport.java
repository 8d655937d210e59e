package org.vitrine.benchmarks.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Result of a benchmark: a figure, the reference it is compared with, and further figures.
 *
 * @param benchmark name of the benchmark
 * @param figure what was measured
 * @param unit unit of figure and reference
 * @param comparedWith description of the reference
 * @param reference the same figure of the reference, from the same run
 * @param details further figures by name
 */
public record BenchmarkReport(
        String benchmark,
        double figure,
        String unit,
        String comparedWith,
        double reference,
        Map<String, Object> details) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public BenchmarkReport {
        details = Map.copyOf(details);
    }

    /** Figure divided by the reference. */
    public double ratio() {
        return figure / reference;
    }

    /** Prints the report to standard output, as one JSON object or as a table for people. */
    public void print(boolean json, MachineDescription machineDescription) {
        System.out.println(json ? json(machineDescription) : table(machineDescription));
    }

    String json(MachineDescription machineDescription) {
        var document = new LinkedHashMap<String, Object>();
        document.put("benchmark", benchmark);
        document.put("figure", rounded(figure));
        document.put("unit", unit);
        document.put("comparedWith", comparedWith);
        document.put("reference", rounded(reference));
        document.put("ratio", rounded(ratio()));
        document.putAll(new TreeMap<>(details));
        document.put("machine", machineDescription.description());
        document.put("commit", machineDescription.commit());
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String table(MachineDescription machineDescription) {
        var lines = new StringBuilder();
        line(lines, benchmark, String.format(Locale.ROOT, "%.2f %s", figure, unit));
        line(lines, "compared with", String.format(Locale.ROOT, "%.2f %s: %s", reference, unit, comparedWith));
        line(lines, "ratio", String.format(Locale.ROOT, "%.3f", ratio()));
        new TreeMap<>(details).forEach((name, value) -> line(lines, name, String.valueOf(value)));
        line(lines, "machine", machineDescription.description());
        line(lines, "commit", machineDescription.commit());
        return lines.toString().stripTrailing();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(String.format(Locale.ROOT, "%-20s %s%n", name, value));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
