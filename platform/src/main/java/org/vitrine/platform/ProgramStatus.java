package org.vitrine.platform;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * State of one program, as {@link Platform#status} returns it.
 *
 * @param program the program
 * @param state whether it runs and answers
 * @param running its process; empty where no process runs
 * @param log its log file, which may not exist yet
 */
public record ProgramStatus(Program program, State state, Optional<Running> running, Path log) {

    /** Whether a program runs and answers. */
    public enum State {
        /** The program answers requests. */
        READY,
        /** The process runs and does not answer: the program is starting, or hangs. */
        NOT_ANSWERING,
        /** The program was started and has ended since without a stop by the platform. */
        DIED,
        /** The program was not started, or was stopped by the platform. */
        STOPPED
    }

    /**
     * The process of a running program.
     *
     * @param pid process id
     * @param port TCP port on which it listens
     * @param url address for clients, as {@link Addresses#url} returns it
     * @param startedAt start of the process
     */
    public record Running(long pid, int port, String url, Instant startedAt) {}
}
