package org.vitrine.benchmarks.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.benchmarks.measure.SyntheticPhotographs;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code search-by-photograph}: times of searches against a running stack ({@code ./vitrine up}), first one
 * at a time, then several at a time. It reports one result per concurrency, without a reference.
 */
@Command(
        name = "search-by-photograph",
        description = "Latency of searches by photograph against a running stack: the whole, and each part.",
        mixinStandardHelpOptions = true)
public final class SearchBenchmark implements Callable<Integer> {

    private static final int MIN_PHOTOGRAPHS = 8;

    @Option(names = "--url", description = "URL of search-api. Default: that of the running Vitrine.")
    private @Nullable URI url;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the running Vitrine. Default: .vitrine in the repository.")
    private @Nullable Path data;

    @Option(names = "--collection", required = true, paramLabel = "C", description = "The collection to search.")
    private String collection = "";

    @Option(
            names = "--photographs",
            paramLabel = "DIR",
            description = "Photographs of this folder. Default: those of a synthetic hoard.")
    private @Nullable Path folder;

    @Option(
            names = "--count",
            defaultValue = "100",
            description =
                    "Photographs that count, each searched with once at each concurrency. Default: ${DEFAULT-VALUE}.")
    private int count = 100;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            description = "Searches before, which do not count. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 40;

    @Option(
            names = "--size",
            defaultValue = "400",
            description = "Edge of the synthetic photographs, in pixels: 400 is .16 MP. Default: ${DEFAULT-VALUE}.")
    private int edgePx = 400;

    @Option(
            names = "--concurrency",
            defaultValue = "4",
            description = "Concurrent searches of the second run; the first is sequential. Default: ${DEFAULT-VALUE}.")
    private int concurrency = 4;

    @Option(names = "--json", description = "One JSON object on a line for each concurrency.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var machine = MachineDescription.here(Installation.find().root());
        var photographs = photographs();
        try (var load = new SearchLoad(url != null ? url : runningSearchApi(), collection)) {
            load.run(warmUpPhotographs(photographs), 1);
            for (int concurrentSearches : concurrency == 1 ? List.of(1) : List.of(1, concurrency)) {
                long began = System.nanoTime();
                var searches = load.run(photographs, concurrentSearches);
                double seconds = (System.nanoTime() - began) / 1e9;
                print(new Measurement(concurrentSearches, photographs, searches, seconds), machine);
            }
        }
        return 0;
    }

    private URI runningSearchApi() {
        var installation = Installation.find();
        var folder = data != null ? data : installation.root().resolve(".vitrine");
        var addresses = new Platform(
                        installation,
                        new PlatformFolder(folder),
                        PlatformSettings.forCommandLine(),
                        PlatformEvent.Listener.silent())
                .addresses();
        if (!addresses.programs().contains(Service.SEARCH)) {
            throw new IllegalArgumentException(
                    "no Vitrine runs on %s; start it with ./vitrine up, or name one with --url".formatted(folder));
        }
        return addresses.http(Service.SEARCH);
    }

    /** Result of one concurrency. */
    private record Measurement(int concurrency, List<byte[]> photographs, List<TimedSearch> searches, double seconds) {

        /** Percentiles in milliseconds by name: the whole search, and each part that the answers state. */
        Map<String, Percentiles> parts() {
            var parts = new LinkedHashMap<String, Percentiles>();
            parts.put(
                    "whole",
                    Percentiles.of(searches.stream().map(TimedSearch::wholeMs).toList()));
            parts.putAll(TimedSearch.percentiles(searches));
            return parts;
        }

        double meanKiB() {
            return photographs.stream().mapToInt(each -> each.length).average().orElse(0) / 1024;
        }
    }

    private List<byte[]> photographs() throws IOException {
        var all =
                folder == null ? SyntheticPhotographs.synthetic(count, edgePx) : SyntheticPhotographs.of(folder, count);
        if (all.size() < MIN_PHOTOGRAPHS) {
            throw new IllegalArgumentException(
                    "there are %d photographs; at least %d are needed".formatted(all.size(), MIN_PHOTOGRAPHS));
        }
        return all;
    }

    private List<byte[]> warmUpPhotographs(List<byte[]> photographs) {
        var warmUpPhotographs = new ArrayList<byte[]>();
        for (int i = 0; i < warmUp; i++) {
            warmUpPhotographs.add(photographs.get(i % photographs.size()));
        }
        return warmUpPhotographs;
    }

    private void print(Measurement times, MachineDescription machine) {
        System.out.println(json ? line(times, machine) : table(times, machine));
    }

    private String line(Measurement times, MachineDescription machine) {
        var document = new LinkedHashMap<String, Object>();
        document.put("benchmark", "search-by-photograph");
        document.put("concurrency", times.concurrency());
        document.put("searches", times.searches().size());
        document.put("meanKiB", rounded(times.meanKiB()));
        document.put("searchesPerSecond", rounded(times.searches().size() / times.seconds()));
        var parts = new LinkedHashMap<String, Map<String, Double>>();
        times.parts()
                .forEach((name, of) -> parts.put(
                        name,
                        Map.of(
                                "p50", rounded(of.p50()),
                                "p95", rounded(of.p95()),
                                "p99", rounded(of.p99()),
                                "max", rounded(of.max()))));
        document.put("ms", parts);
        document.put("machine", machine.description());
        document.put("commit", machine.commit());
        try {
            return new ObjectMapper().writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String table(Measurement times, MachineDescription machine) {
        var lines = new StringBuilder(String.format(
                Locale.ROOT,
                "%d searches, %d at a time, %.0f KiB each on average: %.2f searches/s%n%-10s %9s %9s %9s %9s%n",
                times.searches().size(),
                times.concurrency(),
                times.meanKiB(),
                times.searches().size() / times.seconds(),
                "ms",
                "p50",
                "p95",
                "p99",
                "max"));
        times.parts()
                .forEach((name, of) -> lines.append(String.format(
                        Locale.ROOT, "%-10s %9.1f %9.1f %9.1f %9.1f%n", name, of.p50(), of.p95(), of.p99(), of.max())));
        return lines.append("machine    ")
                .append(machine.description())
                .append(String.format("%ncommit     "))
                .append(machine.commit())
                .append(System.lineSeparator())
                .toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
