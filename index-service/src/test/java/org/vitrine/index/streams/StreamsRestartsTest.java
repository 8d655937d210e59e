package org.vitrine.index.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamsRestartsTest {

    private static final int RESTARTS = QuickStateConfig.RESTARTS;

    private final StreamsRestarts restarts =
            new StreamsRestarts("index-join", new QuickStateConfig(Optional.empty()), OutageClassifier::isOutage);

    @Test
    void anOutageNeverStopsTheTopology() {
        assertThat(IntStream.range(0, 10 * RESTARTS)
                        .mapToObj(_ -> restarts.handle(new StreamsException(new TimeoutException("no broker")))))
                .containsOnly(REPLACE_THREAD);
    }

    @Test
    void aFaultThatComesBackStopsIt() {
        assertThat(IntStream.range(0, RESTARTS + 1)
                        .mapToObj(_ -> restarts.handle(new StreamsException(new IllegalStateException("broken")))))
                .containsExactly(REPLACE_THREAD, REPLACE_THREAD, REPLACE_THREAD, SHUTDOWN_CLIENT);
    }

    @Test
    void outagesDoNotUseUpTheRestartsOfFaults() {
        // Given
        IntStream.range(0, 10 * RESTARTS).forEach(_ -> restarts.handle(new TimeoutException("no broker")));

        // When
        var answer = restarts.handle(new IllegalStateException("broken"));

        // Then
        assertThat(answer).isEqualTo(REPLACE_THREAD);
    }
}
