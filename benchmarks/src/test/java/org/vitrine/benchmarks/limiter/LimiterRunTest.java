package org.vitrine.benchmarks.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that each mode calls the endpoint at all, with the class path of the command. How well it paces is measured by
 * the benchmark.
 */
class LimiterRunTest {

    private static final long TIMEOUT_SECONDS = 120;

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "benchmark");
        System.setProperty("aws.secretAccessKey", "benchmark");
    }

    @ParameterizedTest
    @EnumSource(PacingMode.class)
    void everyModeIsAnswered(PacingMode pacingMode) throws Exception {
        try (var endpoint = new ThrottledEndpoint(50, 50, Duration.ofMillis(20));
                var caller = pacingMode.caller(endpoint.url(), 50)) {
            // When
            var answer = caller.call().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);

            // Then
            assertThat(answer).isNotNull();
            assertThat(endpoint.counts().answered()).isEqualTo(1);
        }
    }
}
