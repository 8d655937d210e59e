package org.vitrine.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Polls a started program until it answers, its process ends or the time is up. */
final class ReadinessWait {

    /**
     * Interval of the polls. Ten programs that start at once get ten times as many, and each costs a cold JVM some
     * milliseconds.
     */
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final ReadinessProbe readinessProbe;
    private final Addresses addresses;
    private final Duration longest;

    ReadinessWait(ReadinessProbe readinessProbe, Addresses addresses, Duration longest) {
        this.readinessProbe = readinessProbe;
        this.addresses = addresses;
        this.longest = longest;
    }

    /** How the wait ended: the program answers, its process ended, or it did not answer in time. */
    sealed interface Outcome {

        record Answers() implements Outcome {}

        record Died() implements Outcome {}

        record Silent(String wrong, Duration after) implements Outcome {}

        /** Returns the message for the user, with the end of the log; empty where the program answers. */
        default Optional<String> complaint(Program program, long pid, Path log) {
            return switch (this) {
                case Answers() -> Optional.empty();
                case Died() ->
                    Optional.of("%s died while starting. The end of its log, %s:%n%s"
                            .formatted(program.programName(), log, LogTail.of(log)));
                case Silent(String wrong, Duration after) ->
                    Optional.of("%s (process %d) does not answer after %d s: %s. The end of its log, %s:%n%s"
                            .formatted(program.programName(), pid, after.toSeconds(), wrong, log, LogTail.of(log)));
            };
        }
    }

    /** Waits for one program, for at most the time of the constructor. Blocks. */
    Outcome until(Program program, ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            boolean alive = ProcessRecord.isAlive(process);
            Optional<String> wrong = alive ? readinessProbe.ask(program, addresses) : Optional.of("it is dead");
            if (wrong.isEmpty()) {
                return new Outcome.Answers();
            }
            if (!alive) {
                return new Outcome.Died();
            }
            if (System.nanoTime() > deadline) {
                return new Outcome.Silent(wrong.get(), longest);
            }
            PollDelay.of(LOOK_EVERY);
        }
    }
}
