package org.vitrine.platform;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How one program is.
 *
 * @param program which one
 * @param state what it does
 * @param running its process, where there is one
 * @param log its log file, which may not exist yet
 */
public record ProgramStatus(Program program, State state, Optional<Running> running, Path log) {

    /** What a program does. */
    public enum State {
        /** It answers. */
        READY,
        /** Its process runs and does not answer: it is starting, or stuck. */
        NOT_ANSWERING,
        /** It was started and has died since. */
        DIED,
        /** It was not started, or was stopped. */
        STOPPED
    }

    /** A process and where it listens. */
    public record Running(long pid, int port, String url, Instant startedAt) {}
}
