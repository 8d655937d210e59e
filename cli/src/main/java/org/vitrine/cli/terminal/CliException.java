package org.vitrine.cli.terminal;

/** Ends a command with one sentence for people and an exit code for programs, see {@link ExitCode}. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CliException(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** No address of a service is recorded, or it refuses connections. */
    public static CliException notRunning() {
        return new CliException(ExitCode.NOT_RUNNING, "Vitrine is not running; start it with ./vitrine up");
    }
}
