package org.vitrine.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs the platform by hand, without the {@code vitrine} command: {@code up [DIR] [PROGRAM…]}, {@code down [DIR]},
 * {@code status [DIR]}, {@code purge [DIR]}. DIR is the folder for data, logs and state, by default {@code .vitrine} in
 * the repository. Without a PROGRAM, {@code up} starts the four servers. The programs run until {@code down}. Exit
 * status 1: the command failed; 2: no command was given.
 */
public final class PlatformMain {

    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;

    private PlatformMain() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("usage: up|down|status|purge [DIR] [PROGRAM…]");
            System.exit(USAGE_ERROR);
        }
        try {
            Installation installation = Installation.find();
            Path folder = arguments.length > 1
                    ? Path.of(arguments[1])
                    : installation.root().resolve(".vitrine");
            Platform platform = new Platform(
                    installation, new PlatformFolder(folder), PlatformSettings.forCommandLine(), PlatformMain::print);
            List<? extends Program> programs = arguments.length < 3
                    ? List.of(Server.values())
                    : Arrays.stream(arguments)
                            .skip(2)
                            .map(PlatformMain::program)
                            .toList();
            switch (arguments[0]) {
                case "up" -> {
                    platform.up(programs);
                    platform.recordStarts();
                }
                case "down" -> platform.down();
                case "purge" -> platform.purge();
                case "status" -> platform.status().forEach(PlatformMain::print);
                default ->
                    throw new PlatformException(
                            "there is no command '%s'; use up, down, status or purge".formatted(arguments[0]));
            }
        } catch (PlatformException failed) {
            System.err.println(failed.getMessage());
            System.exit(FAILED);
        }
    }

    private static Program program(String name) {
        return Program.named(name)
                .orElseThrow(() -> new PlatformException("there is no program '%s'; use one of %s"
                        .formatted(
                                name,
                                Program.all().stream().map(Program::programName).collect(Collectors.joining(", ")))));
    }

    private static void print(ProgramStatus programStatus) {
        System.out.printf(
                "%-20s %-14s %s%n",
                programStatus.program().programName(),
                programStatus.state(),
                programStatus
                        .running()
                        .map(running -> running.url() + " (process " + running.pid() + ")")
                        .orElse(""));
    }

    private static void print(PlatformEvent event) {
        String name = event.program().programName();
        System.out.println(
                switch (event) {
                    case PlatformEvent.PortTaken taken ->
                        "%s: port %d is taken, using %d".formatted(name, taken.defaultPort(), taken.chosenPort());
                    case PlatformEvent.Starting starting ->
                        "%s: starting, process %d, log %s".formatted(name, starting.pid(), starting.log());
                    case PlatformEvent.Ready ready ->
                        "%s: ready at %s after %.1f s"
                                .formatted(name, ready.url(), ready.after().toMillis() / 1000.0);
                    case PlatformEvent.Recorded recorded ->
                        "%s: start recorded in %.1f s; the next one will be faster"
                                .formatted(name, recorded.took().toMillis() / 1000.0);
                    case PlatformEvent.CacheRefused refused ->
                        "%s: the JVM refused the start-up cache, for the reason in %s; the next start makes another"
                                .formatted(name, refused.log());
                    case PlatformEvent.AlreadyRunning running -> "%s: runs at %s".formatted(name, running.url());
                    case PlatformEvent.Outdated outdated ->
                        "%s: process %d is out of date and is restarted".formatted(name, outdated.pid());
                    case PlatformEvent.Failed _ -> "%s: failed".formatted(name);
                    case PlatformEvent.Stopped stopped ->
                        "%s: %s".formatted(name, stopped.killed() ? "killed" : "stopped");
                });
    }
}
