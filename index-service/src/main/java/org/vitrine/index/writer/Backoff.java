package org.vitrine.index.writer;

import java.time.Duration;

/**
 * Exponential backoff: waiting times that double up to a limit. Immutable.
 *
 * @param next the next waiting time
 * @param longest the longest waiting time
 */
record Backoff(Duration next, Duration longest) {

    static Backoff from(Duration first, Duration longest) {
        return new Backoff(first, longest);
    }

    Backoff longer() {
        var doubled = next.multipliedBy(2);
        return new Backoff(doubled.compareTo(longest) > 0 ? longest : doubled, longest);
    }
}
