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
    private static final Duration POLL_INTERVAL = Duration.ofMillis(400);

    private final ReadinessProbe readinessProbe;
    private final Addresses addresses;
    private final Duration timeout;

    ReadinessWait(ReadinessProbe readinessProbe, Addresses addresses, Duration timeout) {
        this.readinessProbe = readinessProbe;
        this.addresses = addresses;
        this.timeout = timeout;
    }

    /** How the wait ended: the program answers, its process ended, or it did not answer in time. */
    sealed interface Outcome {

        record Answers() implements Outcome {}

        record Died() implements Outcome {}

        record TimedOut(String problem, Duration after) implements Outcome {}

        /** Returns the message for the user, with the end of the log; empty where the program answers. */
        default Optional<String> failureMessage(Program program, long pid, Path log) {
            return switch (this) {
                case Answers() -> Optional.empty();
                case Died() ->
                    Optional.of("%s died while starting. The end of its log, %s:%n%s"
                            .formatted(program.programName(), log, LogTail.of(log)));
                case TimedOut(String problem, Duration after) ->
                    Optional.of("%s (process %d) does not answer after %d s: %s. The end of its log, %s:%n%s"
                            .formatted(program.programName(), pid, after.toSeconds(), problem, log, LogTail.of(log)));
            };
        }
    }

    /** Waits for one program, for at most the time of the constructor. Blocks. */
    Outcome await(Program program, ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            boolean alive = ProcessRecord.isAlive(process);
            Optional<String> problem = alive ? readinessProbe.check(program, addresses) : Optional.of("it is dead");
            if (problem.isEmpty()) {
                return new Outcome.Answers();
            }
            if (!alive) {
                return new Outcome.Died();
            }
            if (System.nanoTime() > deadline) {
                return new Outcome.TimedOut(problem.get(), timeout);
            }
            PollDelay.sleep(POLL_INTERVAL);
        }
    }
}
