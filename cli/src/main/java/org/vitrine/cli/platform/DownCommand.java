package org.vitrine.cli.platform;

import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine down}: stops all services and servers of this machine; with {@code --purge} it deletes their data.
 */
@Command(
        name = "down",
        description = {
            "Stop everything: services first, then servers. Data stays.",
            "The first stop takes up to a minute longer: each program writes the recording of its start,",
            "and a background process makes start-up caches from the recordings."
        },
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Option(names = "--purge", description = "Delete data, logs and state as well.")
    private boolean purge;

    @Override
    public Integer call() {
        var platform = instance.platform(new PlatformPrinter(Terminal.ofProcess()));
        if (purge) {
            platform.purge();
        } else {
            platform.down();
        }
        return ExitCode.OK;
    }
}
