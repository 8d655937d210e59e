package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.vitrine.benchmarks.sizing.PipelineSimulation.Station;

class PipelineSimulationTest {

    private static final int PHOTOGRAPHS = 20_000;

    private final PipelineSimulation pipeline = new PipelineSimulation(
            List.of(new Station("first", 3, 0.05), new Station("slowest", 4, 0.2), new Station("last", 2, 0.03)));

    @Test
    void aBacklogIsProcessedAtTheRateOfTheBottleneckLaw() {
        // When
        var result = pipeline.run(PHOTOGRAPHS, Double.POSITIVE_INFINITY);

        // Then
        assertThat(pipeline.capacityPerSecond()).isEqualTo(4 / 0.2);
        assertThat(result.photographsPerSecond()).isCloseTo(pipeline.capacityPerSecond(), Percentage.withPercentage(3));
        assertThat(result.longestQueueAt()).isIn("first", "slowest");
    }

    @Test
    void belowTheCapacityTheRateIsThatOfTheArrivals() {
        // When
        var result = pipeline.run(PHOTOGRAPHS, 10);

        // Then
        assertThat(result.photographsPerSecond()).isCloseTo(10, Percentage.withPercentage(1));
        assertThat(result.p50Seconds()).isBetween(0.1, 0.5);
        assertThat(result.p95Seconds()).isGreaterThan(result.p50Seconds());
    }

    @Test
    void moreUseMeansMoreWaiting() {
        // Given
        var quiet = pipeline.run(PHOTOGRAPHS, 8);

        // When
        var busy = pipeline.run(PHOTOGRAPHS, 19);

        // Then
        assertThat(busy.p95Seconds()).isGreaterThan(quiet.p95Seconds());
        assertThat(busy.longestQueue()).isGreaterThan(quiet.longestQueue());
        assertThat(busy.longestQueueAt()).isEqualTo("slowest");
    }

    @Test
    void moreServersAreNotSlower() {
        // Given
        var fewer = new PipelineSimulation(List.of(new Station("only", 2, 0.2)));

        // When
        var more = new PipelineSimulation(List.of(new Station("only", 3, 0.2)));

        // Then
        assertThat(more.run(PHOTOGRAPHS, 9).p95Seconds())
                .isLessThanOrEqualTo(fewer.run(PHOTOGRAPHS, 9).p95Seconds());
    }

    @Test
    void theSameRunHasTheSameResult() {
        // When
        var result = pipeline.run(PHOTOGRAPHS, 15);

        // Then
        assertThat(result).isEqualTo(pipeline.run(PHOTOGRAPHS, 15));
        assertThat(result).isNotEqualTo(pipeline.run(PHOTOGRAPHS, 15, PipelineSimulation.SEED + 1));
    }

    /**
     * The queue D/M/1: equal intervals of 1 s, exponential service of .7 s on average, one server. The time in the
     * system is exponentially distributed with the mean service / (1 - s), where s = exp(-(1 - s) / .7) is the
     * probability of a wait.
     */
    @Test
    void oneServerHasTheTimesOfTheQueueDm1() {
        // Given
        double service = 0.7;
        double waitProbability = 0.467;
        double mean = service / (1 - waitProbability);
        var queue = new PipelineSimulation(List.of(new Station("only", 1, service)));

        // When
        var result = queue.run(10 * PHOTOGRAPHS, 1);

        // Then
        assertThat(waitProbability).isCloseTo(Math.exp(-(1 - waitProbability) / service), within(1e-4));
        assertThat(result.p50Seconds()).isCloseTo(mean * Math.log(2), Percentage.withPercentage(3));
        assertThat(result.p95Seconds()).isCloseTo(mean * Math.log(20), Percentage.withPercentage(3));
    }

    @Test
    void invalidInputIsNamed() {
        assertThatThrownBy(() -> new PipelineSimulation(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stations is empty; it must have at least one process");
        assertThatThrownBy(() -> new Station("index-service", 0, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("servers of index-service is 0; it must be 1 to 2147483647");
        assertThatThrownBy(() -> pipeline.run(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("photographs is 0");
        assertThatThrownBy(() -> pipeline.run(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("arrivalsPerSecond is 0.0; it must be above 0");
    }
}
