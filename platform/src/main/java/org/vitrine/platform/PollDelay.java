package org.vitrine.platform;

import java.time.Duration;

/** Waits between two looks at a process. */
final class PollDelay {

    private PollDelay() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while waiting for a process", interrupted);
        }
    }
}
