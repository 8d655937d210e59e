package org.vitrine.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Waits until a program answers, ends, or has had its time. */
final class ReadinessWait {

    /** Ten programs that start at once are asked ten times as often; each answer costs a cold JVM some milliseconds. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final ReadinessProbe readinessProbe;
    private final Addresses addresses;
    private final Duration longest;

    ReadinessWait(ReadinessProbe readinessProbe, Addresses addresses, Duration longest) {
        this.readinessProbe = readinessProbe;
        this.addresses = addresses;
        this.longest = longest;
    }

    /** How it ended. */
    sealed interface Outcome {

        record Answers() implements Outcome {}

        record Died() implements Outcome {}

        record Silent(String wrong, Duration after) implements Outcome {}

        /** What to tell a person; empty if all is well. */
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
