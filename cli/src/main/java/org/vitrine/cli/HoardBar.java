package org.vitrine.cli;

import java.time.Duration;
import org.vitrine.hoard.HoardFolder;

/** Shows how far a hoard is written, where somebody looks on. */
final class HoardBar implements HoardFolder.Watcher {

    private final Terminal terminal;
    private final long began = System.nanoTime();

    HoardBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void written(int done, int total) {
        if (terminal.isLive()) {
            terminal.redraw(
                    new Progress(total, done, 0, Duration.ofNanos(System.nanoTime() - began)).line("making   "));
            if (done == total) {
                terminal.endRedrawn();
            }
        }
    }
}
