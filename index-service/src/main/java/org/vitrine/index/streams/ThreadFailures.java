package org.vitrine.index.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recent failures of the stream threads of an application, and the rule that decides between replacing a thread and
 * stopping the application. Immutable; pure.
 *
 * @param recent times of the failures within the window, without those by outages, oldest first
 */
record ThreadFailures(List<Instant> recent) {

    static final ThreadFailures NONE = new ThreadFailures(List.of());

    ThreadFailures {
        recent = List.copyOf(recent);
    }

    /** The response to the end of a stream thread. */
    sealed interface Response {

        /** A dependency is unavailable: replace the thread, without a limit on the number of times. */
        record ReplaceAfterOutage() implements Response {}

        /**
         * Replace the thread.
         *
         * @param failures number of failures within the window, including this one
         */
        record Replace(int failures) implements Response {}

        /**
         * Stop the application.
         *
         * @param failures number of failures within the window, including this one; more than are allowed
         */
        record Stop(int failures) implements Response {}
    }

    /** The state after a failure, and the response to the failure. */
    record Transition(ThreadFailures failures, Response response) {}

    /**
     * Returns the state and the response after a thread ended.
     *
     * @param outage whether it ended because a dependency is unavailable
     * @param maxFailures maximum number of failures within the window
     * @param window how long a failure counts
     */
    Transition after(boolean outage, Instant now, int maxFailures, Duration window) {
        if (outage) {
            return new Transition(this, new Response.ReplaceAfterOutage());
        }
        var counted = new ThreadFailures(
                Stream.concat(recent.stream().filter(at -> !at.isBefore(now.minus(window))), Stream.of(now))
                        .toList());
        int failures = counted.recent().size();
        return new Transition(
                counted, failures > maxFailures ? new Response.Stop(failures) : new Response.Replace(failures));
    }
}
