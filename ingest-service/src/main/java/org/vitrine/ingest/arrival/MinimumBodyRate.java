package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.time.Duration;

/**
 * The least pace at which a body must come, so that senders that drip do not hold the places of others. Pure.
 *
 * @param bytesPerSecond in the mean since the first byte; 0 for none
 */
record MinimumBodyRate(long bytesPerSecond) {

    /** Time that a slow start is forgiven. */
    static final Duration GRACE = Duration.ofSeconds(20);

    static final MinimumBodyRate NONE = new MinimumBodyRate(0);

    void check(long received, Duration elapsed) throws IOException {
        if (elapsed.compareTo(GRACE) > 0 && received < bytesPerSecond * elapsed.toSeconds()) {
            throw new IOException("%d bytes came in %d s, slower than vitrine.ingest.upload-pace %d bytes a second"
                    .formatted(received, elapsed.toSeconds(), bytesPerSecond));
        }
    }
}
