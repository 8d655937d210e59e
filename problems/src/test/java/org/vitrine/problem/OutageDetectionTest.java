package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class OutageDetectionTest {

    private final OutageDetection outageDetection = new OutageDetection(
            List.of(failure -> failure instanceof ConnectException ? Optional.of("The bakery") : Optional.empty()));

    @Test
    void anUnavailableDependencyIsFoundHoweverDeepItsFailureIsWrapped() {
        var wrapped = new IllegalStateException(
                "retries exhausted", new UncheckedIOException(new ConnectException("no oven")));

        assertThat(outageDetection.findOutage(wrapped)).contains("The bakery");
    }

    @Test
    void aTimeoutIsAnOutageOfADependency() {
        assertThat(outageDetection.findOutage(new ExecutionException(new TimeoutException())))
                .contains("A dependency of this service");
    }

    @Test
    void aFaultOfTheServiceIsNoOutage() {
        assertThat(outageDetection.findOutage(new IllegalStateException("a bug")))
                .isEmpty();
    }

    @Test
    void anOutageIsAnsweredWithAStableCodeAndARetryTime() {
        var problem = ProblemMappers.unavailable("Kafka");

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("temporarily-unavailable");
        assertThat(problem.detail()).startsWith("Kafka does not answer in time").contains("again in 5 s");
    }
}
