package org.vitrine.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;

/**
 * Output of a command. With {@code --json} standard output contains only JSON; everything meant for people goes to
 * standard error.
 */
public final class Terminal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;

    public Terminal(PrintStream out, PrintStream err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    public static Terminal ofProcess() {
        return new Terminal(
                System.out,
                System.err,
                System.console() != null && System.console().isTerminal());
    }

    /** Prints a line of the result to standard output. */
    public void printResult(String line) {
        out.println(line);
    }

    /** Prints progress or a remark to standard error. */
    public void printMessage(String line) {
        err.println(line);
    }

    /** Prints one JSON document on one line to standard output. */
    public void json(Object document) {
        try {
            out.println(JSON.writeValueAsString(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the output is a terminal; progress is then redrawn in place. */
    public boolean isLive() {
        return live;
    }

    /** Replaces the line that was drawn before. */
    void redraw(String line) {
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    void endRedrawn() {
        err.println();
    }
}
