package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.vitrine.index.streams.ThreadFailures.Response;

class ThreadFailuresTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Test
    void threadsAreReplacedUntilMoreFaultsThanAllowedAreInTheWindow() {
        // Given
        var failures = ThreadFailures.NONE;
        var responses = new ArrayList<Response>();
        for (int second = 1; second <= 3; second++) {
            var next = failures.after(false, NOON.plusSeconds(second), 3, WINDOW);
            responses.add(next.response());
            failures = next.failures();
        }

        // When
        var fourth = failures.after(false, NOON.plusSeconds(4), 3, WINDOW);

        // Then
        assertThat(responses)
                .containsExactly(new Response.Replace(1), new Response.Replace(2), new Response.Replace(3));
        assertThat(fourth.response()).isEqualTo(new Response.Stop(4));
    }

    @Test
    void faultsOlderThanTheWindowDoNotCount() {
        // Given
        var failures = ThreadFailures.NONE.after(false, NOON, 1, WINDOW).failures();

        // Then
        assertThat(failures.after(false, NOON.plus(WINDOW), 1, WINDOW).response())
                .isEqualTo(new Response.Stop(2));
        assertThat(failures.after(false, NOON.plus(WINDOW).plusSeconds(1), 1, WINDOW)
                        .response())
                .isEqualTo(new Response.Replace(1));
    }

    @Test
    void anOutageNeverCountsHoweverLongItLasts() {
        // Given
        var failures = ThreadFailures.NONE.after(false, NOON, 1, WINDOW).failures();

        var responses = new ArrayList<Response>();

        // When
        for (int second = 0; second < 10_000; second++) {
            var next = failures.after(true, NOON.plusSeconds(second), 1, WINDOW);
            responses.add(next.response());
            failures = next.failures();
        }

        // Then
        assertThat(responses).containsOnly(new Response.ReplaceAfterOutage());
        assertThat(failures.recent()).containsExactly(NOON);
    }

    @Test
    void noneAllowedMeansThatTheFirstFaultStops() {
        assertThat(ThreadFailures.NONE.after(false, NOON, 0, WINDOW).response()).isEqualTo(new Response.Stop(1));
    }
}
