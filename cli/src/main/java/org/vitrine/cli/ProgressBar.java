package org.vitrine.cli;

import java.time.Duration;

/** How far something long has come: one line drawn over itself where a person watches, elsewhere a line every few seconds. */
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

    /** So much of one thing after another; rate and time left are of what goes on now. */
    synchronized void show(String goesOn, long done, long total) {
        if (!goesOn.equals(what)) {
            what = goesOn;
            began = System.nanoTime();
        }
        draw(new RunProgress(total, done, 0, Duration.ofNanos(System.nanoTime() - began)).line(what));
    }

    synchronized void draw(String line) {
        if (terminal.isLive()) {
            terminal.redraw(line);
            drawn = true;
        } else if (System.nanoTime() - toldPlainly >= PLAIN_LINE_EVERY.toNanos()) {
            toldPlainly = System.nanoTime();
            terminal.tell(line);
        }
    }

    /** The next output starts on a new line. */
    synchronized void end() {
        if (drawn) {
            terminal.endRedrawn();
            drawn = false;
        }
    }
}
