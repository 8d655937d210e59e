package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.time.Duration;

/**
 * The lowest mean rate at which the body of an upload must arrive. It prevents clients that send very slowly from
 * occupying the places of others. Pure.
 *
 * @param bytesPerSecond bytes per second in the mean since the first byte; 0 for no limit
 */
record MinimumBodyRate(long bytesPerSecond) {

    /** Time from the start in which any rate is accepted. */
    static final Duration GRACE = Duration.ofSeconds(20);

    static final MinimumBodyRate NONE = new MinimumBodyRate(0);

    /**
     * Checks the rate of a body so far.
     *
     * @throws IOException where it is too low
     */
    void check(long received, Duration elapsed) throws IOException {
        if (elapsed.compareTo(GRACE) > 0 && received < bytesPerSecond * elapsed.toSeconds()) {
            throw new IOException(
                    "%d bytes were received in %d s, slower than vitrine.ingest.upload-pace %d bytes per second"
                            .formatted(received, elapsed.toSeconds(), bytesPerSecond));
        }
    }
}
