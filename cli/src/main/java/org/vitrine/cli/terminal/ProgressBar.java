package org.vitrine.cli.terminal;

import java.time.Duration;

/**
 * Shows the progress of a long operation: on a terminal as one line that is redrawn, otherwise as a line every few
 * seconds. Safe from any thread.
 */
public final class ProgressBar {

    private static final Duration PLAIN_LINE_INTERVAL = Duration.ofSeconds(5);

    private final Terminal terminal;
    private String currentPart = "";
    private long began = System.nanoTime();
    private long lastPlainLine = began;
    private boolean drawn;

    public ProgressBar(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows the progress of one part of an operation. Rate and remaining time are those of the current part.
     *
     * @param part name of the part; another name starts a new part
     */
    public synchronized void show(String part, long done, long total) {
        if (!part.equals(currentPart)) {
            currentPart = part;
            began = System.nanoTime();
        }
        draw(new RunProgress(total, done, 0, Duration.ofNanos(System.nanoTime() - began)).line(currentPart));
    }

    /** Shows a line that the caller has composed. */
    public synchronized void draw(String line) {
        if (terminal.isLive()) {
            terminal.redraw(line);
            drawn = true;
        } else if (System.nanoTime() - lastPlainLine >= PLAIN_LINE_INTERVAL.toNanos()) {
            lastPlainLine = System.nanoTime();
            terminal.printMessage(line);
        }
    }

    /** Ends the redrawn line, so that the next output starts on a new line. */
    public synchronized void end() {
        if (drawn) {
            terminal.endRedrawn();
            drawn = false;
        }
    }
}
