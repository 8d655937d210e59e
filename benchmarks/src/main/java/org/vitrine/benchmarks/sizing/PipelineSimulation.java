package org.vitrine.benchmarks.sizing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Discrete simulation of the pipeline as stations in series. Each process is one station, which a photograph visits
 * once with all its processor time in that process. A station serves in the order of arrival with some servers; a queue
 * before it has no limit, as a topic. Service times are exponentially distributed.
 *
 * <p>The simulation is deterministic: its random numbers follow from a seed. Stations have no feedback, so they are
 * simulated one after the other.
 */
final class PipelineSimulation {

    static final long SEED = 21;

    /**
     * One process.
     *
     * @param process name of the process
     * @param servers photographs that are served at the same time, at least 1
     * @param serviceSeconds mean service time, in seconds; at least 0
     */
    record Station(String process, int servers, double serviceSeconds) {

        Station {
            new ValueRange(1, Integer.MAX_VALUE).require("servers of " + process, servers);
            ValueRange.NOT_NEGATIVE.require("serviceSeconds of " + process, serviceSeconds);
        }
    }

    private final List<Station> stations;

    /** @param stations the processes in the order of the flow, at least one */
    PipelineSimulation(List<Station> stations) {
        if (stations.isEmpty()) {
            throw new IllegalArgumentException("stations is empty; it must have at least one process");
        }
        this.stations = List.copyOf(stations);
    }

    /**
     * Returns the largest rate by the bottleneck law: the smallest of servers divided by service time, in photographs a
     * second.
     */
    double capacityPerSecond() {
        return stations.stream()
                .mapToDouble(station -> station.servers() / station.serviceSeconds())
                .min()
                .orElseThrow();
    }

    /**
     * Simulates photographs that arrive at equal intervals.
     *
     * @param photographs number of photographs, at least 1
     * @param arrivalsPerSecond rate of arrivals, above 0; infinite where all arrive at the same time
     */
    SimulationResult run(int photographs, double arrivalsPerSecond) {
        return run(photographs, arrivalsPerSecond, SEED);
    }

    /** Simulates as {@link #run(int, double)} does, with other random numbers. */
    SimulationResult run(int photographs, double arrivalsPerSecond, long seed) {
        new ValueRange(1, 10_000_000).require("photographs", photographs);
        if (!(arrivalsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "arrivalsPerSecond is %s; it must be above 0".formatted(arrivalsPerSecond));
        }
        double[] arrivals = IntStream.range(0, photographs)
                .mapToDouble(number -> number / arrivalsPerSecond)
                .toArray();
        double[] times = arrivals.clone();
        var random = new Random(seed);
        int longestQueue = 0;
        String longestQueueAt = stations.getFirst().process();
        for (Station station : stations) {
            int queue = serve(station, times, random);
            if (queue > longestQueue) {
                longestQueue = queue;
                longestQueueAt = station.process();
            }
        }
        double end = Arrays.stream(times).max().orElseThrow();
        double[] durations = IntStream.range(0, photographs)
                .mapToDouble(number -> times[number] - arrivals[number])
                .sorted()
                .toArray();
        return new SimulationResult(
                photographs / end, percentile(durations, 50), percentile(durations, 95), longestQueue, longestQueueAt);
    }

    /** Replaces the arrival of each photograph by its departure, and returns the largest number that waited. */
    private static int serve(Station station, double[] times, Random random) {
        var order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(number -> times[number]))
                .toList();
        var freeAt = new PriorityQueue<Double>(Collections.nCopies(station.servers(), 0.0));
        var startsOfWaiting = new ArrayDeque<Double>();
        int longestQueue = 0;
        for (int number : order) {
            double arrival = times[number];
            while (!startsOfWaiting.isEmpty() && startsOfWaiting.getFirst() <= arrival) {
                startsOfWaiting.removeFirst();
            }
            double start = Math.max(arrival, freeAt.remove());
            if (start > arrival) {
                startsOfWaiting.addLast(start);
                longestQueue = Math.max(longestQueue, startsOfWaiting.size());
            }
            double end = start + serviceTime(station, random);
            freeAt.add(end);
            times[number] = end;
        }
        return longestQueue;
    }

    private static double serviceTime(Station station, Random random) {
        return -station.serviceSeconds() * StrictMath.log(1 - random.nextDouble());
    }

    private static double percentile(double[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
