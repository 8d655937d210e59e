package org.vitrine.cli;

/** Exit codes of the commands. */
final class ExitCode {

    static final int FINE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;
    static final int SOME_REJECTED = 3;
    static final int SOME_DEAD_LETTERED = 4;
    static final int NOT_RUNNING = 5;

    private ExitCode() {}
}
