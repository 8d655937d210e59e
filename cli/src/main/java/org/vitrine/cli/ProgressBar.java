package org.vitrine.cli;

import java.time.Duration;

/**
 * Shows the progress of a long operation: on a terminal as one line that is redrawn, otherwise as a line every few
 * seconds. Safe from any thread.
 */
final class ProgressBar {

    private static final Duration PLAIN_LINE_EVERY = Duration.ofSeconds(5);

    private final Terminal terminal;
    private String what = "";
    private long began = System.nanoTime();
    private long toldPlainly = began;
    private boolean drawn;

    ProgressBar(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows the progress of one part of an operation. Rate and remaining time are those of the current part.
     *
     * @param goesOn name of the part; another name starts a new part
     */
    synchronized void show(String goesOn, long done, long total) {
        if (!goesOn.equals(what)) {
            what = goesOn;
            began = System.nanoTime();
        }
        draw(new RunProgress(total, done, 0, Duration.ofNanos(System.nanoTime() - began)).line(what));
    }

    /** Shows a line that the caller has composed. */
    synchronized void draw(String line) {
        if (terminal.isLive()) {
            terminal.redraw(line);
            drawn = true;
        } else if (System.nanoTime() - toldPlainly >= PLAIN_LINE_EVERY.toNanos()) {
            toldPlainly = System.nanoTime();
            terminal.tell(line);
        }
    }

    /** Ends the redrawn line, so that the next output starts on a new line. */
    synchronized void end() {
        if (drawn) {
            terminal.endRedrawn();
            drawn = false;
        }
    }
}
