package org.vitrine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine down}: stops all services and servers of this machine; with {@code --purge} it deletes their data.
 */
@Command(
        name = "down",
        description = "Stop everything: services first, then servers. Data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private TargetInstance vitrine = new TargetInstance();

    @Option(names = "--purge", description = "Delete data, logs and state as well.")
    private boolean purge;

    @Override
    public Integer call() {
        var platform = vitrine.platform(new PlatformPrinter(Terminal.ofProcess()));
        if (purge) {
            platform.purge();
        } else {
            platform.down();
        }
        return ExitCode.FINE;
    }
}
