package org.vitrine.cli;

import java.util.Locale;
import org.vitrine.platform.PlatformEvent;

/** Prints the events of {@code platform} while servers and services start and stop. */
record PlatformPrinter(Terminal terminal) implements PlatformEvent.Listener {

    @Override
    public void on(PlatformEvent event) {
        var name = event.program().programName();
        switch (event) {
            case PlatformEvent.Ready ready ->
                tell("%-20s ready after %5.1f s   %s", name, ready.after().toMillis() / 1000.0, ready.url());
            case PlatformEvent.AlreadyRunning running -> tell("%-20s runs already       %s", name, running.url());
            case PlatformEvent.PortTaken taken ->
                tell("%-20s port %d is taken, uses %d", name, taken.usualPort(), taken.chosenPort());
            case PlatformEvent.Outdated _ -> tell("%-20s was built anew, restarts", name);
            case PlatformEvent.Failed failed -> tell("%-20s FAILED: %s", name, failed.why());
            case PlatformEvent.Stopped stopped ->
                tell("%-20s stopped%s", name, stopped.killed() ? " (killed: it did not end in time)" : "");
            case PlatformEvent.Starting _, PlatformEvent.Recorded _ -> {}
        }
    }

    private void tell(String form, Object... values) {
        terminal.tell(String.format(Locale.ROOT, form, values));
    }
}
