package org.vitrine.platform;

import java.time.Duration;

/** Sleeps between two checks of a process or port. */
final class PollDelay {

    private PollDelay() {}

    /** @throws PlatformException where the thread is interrupted; its interrupt status is set again */
    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while waiting for a process", interrupted);
        }
    }
}
