package org.vitrine.platform;

import java.nio.file.Path;
import java.time.Duration;

/** What happens while the platform starts and stops, as it happens; told from several threads. */
public sealed interface PlatformEvent {

    Program program();

    /** Another program holds the usual port, so a free one was chosen. */
    record PortTaken(Program program, int usualPort, int chosenPort) implements PlatformEvent {}

    /** Its process was started; it does not answer yet. */
    record Starting(Program program, long pid, Path log) implements PlatformEvent {}

    /** It answered a real request. */
    record Ready(Program program, String url, Duration after) implements PlatformEvent {}

    /** Its first start was recorded, so that later ones are faster. */
    record Recorded(Program program, Duration took) implements PlatformEvent {}

    /** It ran already and answers. */
    record AlreadyRunning(Program program, String url) implements PlatformEvent {}

    /** It runs, but from jars or settings that have changed since, and is started again. */
    record Outdated(Program program, long pid) implements PlatformEvent {}

    /** It failed to start; {@link Platform#up} will throw once the others have settled. */
    record Failed(Program program, String why) implements PlatformEvent {}

    /** It was stopped; {@code killed} if it did not end by itself in time. */
    record Stopped(Program program, boolean killed) implements PlatformEvent {}

    /** Takes events, from any thread. */
    @FunctionalInterface
    interface Listener {

        void on(PlatformEvent event);

        /** Hears nothing. */
        static Listener silent() {
            return event -> {};
        }
    }
}
