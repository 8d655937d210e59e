package org.vitrine.cli.platform;

import java.util.Locale;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.platform.PlatformEvent;

/** Prints the events of {@code platform} while servers and services start and stop. */
public record PlatformPrinter(Terminal terminal) implements PlatformEvent.Listener {

    @Override
    public void on(PlatformEvent event) {
        var name = event.program().programName();
        switch (event) {
            case PlatformEvent.Ready ready ->
                printMessage(
                        "%-20s ready after %5.1f s   %s", name, ready.after().toMillis() / 1000.0, ready.url());
            case PlatformEvent.AlreadyRunning running ->
                printMessage("%-20s runs already       %s", name, running.url());
            case PlatformEvent.PortTaken taken ->
                printMessage("%-20s port %d is taken, uses %d", name, taken.defaultPort(), taken.chosenPort());
            case PlatformEvent.Outdated _ -> printMessage("%-20s was rebuilt; it is restarted", name);
            case PlatformEvent.CacheRefused refused ->
                printMessage(
                        "%-20s start-up cache refused (reason: %s); the next start makes another", name, refused.log());
            case PlatformEvent.Failed failed -> printMessage("%-20s FAILED: %s", name, failed.why());
            case PlatformEvent.Stopped stopped ->
                printMessage("%-20s stopped%s", name, stopped.killed() ? " (killed: it did not end in time)" : "");
            case PlatformEvent.Starting _, PlatformEvent.Recorded _ -> {}
        }
    }

    private void printMessage(String form, Object... values) {
        terminal.printMessage(String.format(Locale.ROOT, form, values));
    }
}
