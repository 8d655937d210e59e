package org.vitrine.index.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Faults that ended a stream thread within the window, and what follows from the next one.
 *
 * @param recent times of the faults, oldest first
 */
record ThreadFailures(List<Instant> recent) {

    static final ThreadFailures NONE = new ThreadFailures(List.of());

    ThreadFailures {
        recent = List.copyOf(recent);
    }

    /** What happens to a thread that ended. */
    sealed interface Response {

        /** A dependency is unavailable: another thread takes the place, however often. */
        record WaitOut() implements Response {}

        /** @param failures within the window, this one included */
        record Replace(int failures) implements Response {}

        /** @param failures within the window, this one included: more than are allowed */
        record Stop(int failures) implements Response {}
    }

    /** What is remembered after a failure, and the response to it. */
    record Next(ThreadFailures failures, Response response) {}

    Next after(boolean outage, Instant now, int allowed, Duration window) {
        if (outage) {
            return new Next(this, new Response.WaitOut());
        }
        var counted = new ThreadFailures(
                Stream.concat(recent.stream().filter(at -> !at.isBefore(now.minus(window))), Stream.of(now))
                        .toList());
        int failures = counted.recent().size();
        return new Next(counted, failures > allowed ? new Response.Stop(failures) : new Response.Replace(failures));
    }
}
