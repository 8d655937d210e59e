package org.vitrine.platform;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Progress of the start or stop of one program, sent to the {@link Listener} of a {@link Platform} when it happens,
 * from several threads.
 */
public sealed interface PlatformEvent {

    Program program();

    /** Another process holds the program's usual port, so a free one was chosen. */
    record PortTaken(Program program, int defaultPort, int chosenPort) implements PlatformEvent {}

    /** The program's process was started; it does not answer yet. */
    record Starting(Program program, long pid, Path log) implements PlatformEvent {}

    /**
     * The program answered a real request.
     *
     * @param url address for clients, as {@link Addresses#url} returns it
     * @param after time that the start took
     */
    record Ready(Program program, String url, Duration after) implements PlatformEvent {}

    /**
     * The program's first start was recorded, so that later ones are faster.
     *
     * @param took time that it took to end the recording, during which the program was halted
     */
    record Recorded(Program program, Duration took) implements PlatformEvent {}

    /**
     * The JVM refused the program's start-up cache and started without it, more slowly. The cache was deleted, and the
     * next start is recorded.
     *
     * @param log log in which the JVM names the reason
     */
    record CacheRefused(Program program, Path log) implements PlatformEvent {}

    /** The program was already running, and answers. */
    record AlreadyRunning(Program program, String url) implements PlatformEvent {}

    /** The program runs from jars or settings that have changed since its start; it is started again. */
    record Outdated(Program program, long pid) implements PlatformEvent {}

    /** The program did not start; {@link Platform#up} throws an exception when the starts of the others have ended. */
    record Failed(Program program, String why) implements PlatformEvent {}

    /** The program was stopped; {@code killed} where it did not end by itself in time. */
    record Stopped(Program program, boolean killed) implements PlatformEvent {}

    /** Receives events; must be thread-safe. */
    @FunctionalInterface
    interface Listener {

        void on(PlatformEvent event);

        /** Returns a listener that ignores all events. */
        static Listener silent() {
            return event -> {};
        }
    }
}
