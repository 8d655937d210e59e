package org.vitrine.benchmarks.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each mode calls the endpoint at all, on the class path the command runs with; how well is for the benchmark. */
class LimiterRunTest {

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "benchmark");
        System.setProperty("aws.secretAccessKey", "benchmark");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyModeIsAnswered(Mode mode) throws Exception {
        // When
        var result = new LimiterRun(50, 50, Duration.ofMillis(20)).measure(mode, 1, Duration.ofSeconds(1));

        // Then
        assertThat(result.quotaHeld()).isPositive();
        assertThat(result.givenUp()).isZero();
    }
}
