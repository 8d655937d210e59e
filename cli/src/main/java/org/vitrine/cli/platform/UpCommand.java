package org.vitrine.cli.platform;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.platform.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine up}: starts all servers and services on this machine, and stops them at Ctrl-C unless
 * {@code --detach} is given.
 */
@Command(name = "up", description = "Start all servers and services that do not run.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Option(
            names = "--detach",
            description = "Return when everything is ready. Otherwise wait for Ctrl-C, then stop everything.")
    private boolean detach;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws InterruptedException {
        var platform = instance.platform(new PlatformPrinter(terminal));
        long since = System.nanoTime();
        platform.up(Program.all());
        terminal.printMessage(
                "All ready after %.1f s. Open %s".formatted((System.nanoTime() - since) / 1e9, instance.page()));
        if (detach) {
            return ExitCode.OK;
        }
        terminal.printMessage("Ctrl-C stops everything.");
        var interrupted = new CountDownLatch(1);
        var stopper = Thread.ofPlatform().unstarted(() -> {
            platform.down();
            interrupted.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stopper);
        interrupted.await();
        return ExitCode.OK;
    }
}
