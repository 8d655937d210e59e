package org.vitrine.cli.terminal;

/** Exit codes of the commands. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE_ERROR = 2;
    public static final int SOME_REJECTED = 3;
    public static final int SOME_DEAD_LETTERED = 4;
    public static final int NOT_RUNNING = 5;

    private ExitCode() {}
}
