package org.vitrine.admission.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.admission.rate.LimiterSimulation.MILLI;
import static org.vitrine.admission.rate.LimiterSimulation.SECOND;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.admission.rate.LimiterSimulation.Outcome;
import org.vitrine.admission.rate.LimiterSimulation.Parameters;
import org.vitrine.admission.rate.LimiterSimulation.Remote;

/** Tests the limiter in simulations of two minutes, with a remote that accepts 50 calls per second of 200 ms each. */
class LimiterSimulationTest {

    private static final double QUOTA = 50;
    private static final long TWO_MINUTES = 120 * SECOND;
    private static final int SEEDS = 12;

    @ParameterizedTest(name = "{0} replicas, bucket of {1}, throttled after {2} ms, pauses: {3}")
    @CsvSource({
        "1, 10, 3, true",
        "1, 50, 3, true",
        "1, 50, 200, true",
        "1, 100, 3, false",
        "3, 10, 3, true",
        "3, 50, 3, true",
        "3, 50, 200, true",
        "3, 100, 3, false",
        "3, 5, 3, false"
    })
    void holdsTheQuotaNearlyFullAndIsHardlyThrottled(int replicas, double bucket, long rejectedMillis, boolean pauses) {
        double throttled = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            // When
            var outcome = run(seed, replicas, OptionalDouble.of(QUOTA), rejectedMillis, pauses, bucket);
            throttled += outcome.shareThrottled() / SEEDS;

            // Then
            assertThat(outcome.usedShare(QUOTA, TWO_MINUTES)).isGreaterThan(0.98);
            assertThat(outcome.shareThrottled()).isLessThan(0.012);
        }
        assertThat(throttled).isLessThan(0.01);
    }

    @ParameterizedTest(name = "{0} replicas, {1} a second, bucket of {2}: at most {3} ms in 19 of 20 cases")
    @CsvSource({
        "1, 5, 5, 20",
        "3, 5, 5, 900",
        "1, 10, 10, 20",
        "3, 10, 10, 350",
        "3, 10, 3, 350",
        "1, 50, 50, 20",
        "3, 50, 50, 100",
        "3, 50, 5, 100"
    })
    void aQueryHardlyWaitsWhileABackFillTakesTheQuota(int replicas, double quota, double bucket, double longestMillis) {
        double median = 0;
        double nearlyAll = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            // When
            var outcome = new LimiterSimulation(
                            setting(seed, replicas, OptionalDouble.of(quota), 3, true),
                            _ -> LimiterSimulation.bucket(quota, bucket))
                    .queryRegularly(30 * SECOND, (long) (7 * SECOND / quota))
                    .run(TWO_MINUTES);
            median += outcome.queryWaitQuantile(0.5) / MILLI / SEEDS;
            nearlyAll += outcome.queryWaitQuantile(0.95) / MILLI / SEEDS;
        }

        // Then
        assertThat(median).isLessThan(5);
        assertThat(nearlyAll).isLessThan(longestMillis);
    }

    @Test
    void aSmallQuotaTooIsHardlyOverrunOnceItIsKnown() {
        // Given
        var bucket = LimiterSimulation.bucket(10, 10);
        var late = new long[1];

        // When
        new LimiterSimulation(setting(4, 3, OptionalDouble.of(10), 3, true), _ -> now -> {
                    var says = bucket.respond(now);
                    late[0] += says == Remote.Response.THROTTLED && now > 60 * SECOND ? 1 : 0;
                    return says;
                })
                .run(5 * 60 * SECOND);

        // Then
        assertThat(late[0] / (240 * 10.0)).isLessThan(0.01);
    }

    @Test
    void anUnconfiguredQuotaIsFound() {
        // When
        var outcome = run(1, 2, OptionalDouble.empty(), 3, false, 50);

        // Then
        assertThat(outcome.answersBetween(20 * SECOND, TWO_MINUTES) / 100.0).isGreaterThan(0.97 * QUOTA);
        assertThat(outcome.shareThrottled()).isLessThan(0.015);
    }

    @Test
    void noReplicaIsLeftWithNothing() {
        // When
        var outcome = run(7, 3, OptionalDouble.of(QUOTA), 3, true, 50);

        // Then
        assertThat(outcome.answered()).allSatisfy(answers -> assertThat(answers / (double) outcome.answers())
                .isGreaterThan(0.1));
    }

    @Test
    void whatAReplicaLeavesTheOthersTake() {
        // When
        var outcome = new LimiterSimulation(
                        setting(3, 3, OptionalDouble.of(QUOTA), 3, false), _ -> LimiterSimulation.bucket(QUOTA, 50))
                .stopReplica(0, 60 * SECOND)
                .run(TWO_MINUTES * 2);

        // Then
        assertThat(outcome.answersBetween(180 * SECOND, 240 * SECOND) / 60.0).isGreaterThan(0.97 * QUOTA);
    }

    @Test
    void aQuotaThatWasHalvedIsFoundAgainAndSoIsItsReturn() {
        // Given
        var full = LimiterSimulation.bucket(QUOTA, 50);
        var half = LimiterSimulation.bucket(QUOTA / 2, 25);

        // When
        var outcome = new LimiterSimulation(
                        setting(5, 2, OptionalDouble.of(QUOTA), 3, false),
                        _ -> now -> now > 60 * SECOND && now < 120 * SECOND ? half.respond(now) : full.respond(now))
                .run(4 * 60 * SECOND);

        // Then
        assertThat(outcome.answersBetween(65 * SECOND, 120 * SECOND) / 55.0).isGreaterThan(0.95 * QUOTA / 2);
        assertThat(outcome.answersBetween(200 * SECOND, 240 * SECOND) / 40.0).isGreaterThan(0.97 * QUOTA);
    }

    @Test
    void aSecondOfTheClockIsAQuotaTooThoughNotAsWellHeld() {
        // When
        var outcome = new LimiterSimulation(
                        setting(2, 3, OptionalDouble.of(QUOTA), 3, false), _ -> LimiterSimulation.fixedWindow(50))
                .run(TWO_MINUTES);

        // Then
        assertThat(outcome.usedShare(QUOTA, TWO_MINUTES)).isGreaterThan(0.9);
        assertThat(outcome.shareThrottled()).isLessThan(0.01);
    }

    @Test
    void anUnavailableRemoteIsOnlyProbedAndUsedInFullWithinTenSecondsOfItsReturn() {
        // Given
        long gone = 30 * SECOND;
        long returned = 330 * SECOND;
        var bucket = LimiterSimulation.bucket(QUOTA, 50);
        var asked = new long[1];

        // When
        var outcome = new LimiterSimulation(setting(1, 3, OptionalDouble.of(QUOTA), 3, false), _ -> now -> {
                    if (now >= gone && now < returned) {
                        asked[0]++;
                        return Remote.Response.NO_ANSWER;
                    }
                    return bucket.respond(now);
                })
                .run(400 * SECOND);

        // Then
        assertThat(asked[0]).isLessThan(3 * (300 / 3 + 64));
        assertThat(outcome.answersBetween(returned + 10 * SECOND, returned + 20 * SECOND))
                .isGreaterThan(450);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(9, 3, OptionalDouble.of(QUOTA), 3, true, 50))
                .isEqualTo(run(9, 3, OptionalDouble.of(QUOTA), 3, true, 50));
    }

    private static Outcome run(
            long seed, int replicas, OptionalDouble quota, long rejectedMillis, boolean pauses, double bucket) {
        return new LimiterSimulation(
                        setting(seed, replicas, quota, rejectedMillis, pauses),
                        _ -> LimiterSimulation.bucket(QUOTA, bucket))
                .run(TWO_MINUTES);
    }

    private static Parameters setting(
            long seed, int replicas, OptionalDouble quota, long rejectedMillis, boolean pauses) {
        return new Parameters(seed, replicas, quota, 200 * MILLI, rejectedMillis * MILLI, pauses);
    }
}
