package org.vitrine.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Progress of a run, and its text.
 *
 * @param total number of photographs
 * @param done of these, finished ones: indexed, rejected, dead-lettered, or already there
 * @param failed of these, rejected or dead-lettered
 * @param elapsed time since the run began
 */
public record RunProgress(long total, long done, long failed, Duration elapsed) {

    private static final int BAR_WIDTH = 30;
    /** Finished photographs before the remaining time is estimated; the first ones also wait for models to load. */
    private static final int MIN_DONE_FOR_ESTIMATE = 5;

    /** Finished photographs per second; 0 before the first. */
    double perSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds <= 0 ? 0 : done / seconds;
    }

    /** Remaining time at this rate; empty while the rate is 0 or of fewer than 5 photographs. */
    Optional<Duration> remaining() {
        double rate = perSecond();
        return rate <= 0 || total <= 0 || done < MIN_DONE_FOR_ESTIMATE
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (1000 * Math.max(0, total - done) / rate)));
    }

    /** One line: bar, counts, rate, remaining time, failures. */
    public String line(String label) {
        int full = total <= 0 ? 0 : (int) Math.min(BAR_WIDTH, BAR_WIDTH * done / total);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %d/%d  %.1f/s%s%s",
                label,
                "█".repeat(full),
                "░".repeat(BAR_WIDTH - full),
                done,
                total,
                perSecond(),
                remaining().map(time -> "  " + clock(time) + " left").orElse(""),
                failed > 0 ? "  " + failed + " failed" : "");
    }

    /** {@code h:mm:ss} or {@code m:ss}. */
    static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
