package org.vitrine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;

/**
 * Where a command writes. With {@code --json} standard output carries JSON and nothing else; all that people read goes to
 * standard error.
 */
final class Terminal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;

    Terminal(PrintStream out, PrintStream err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    static Terminal ofProcess() {
        return new Terminal(
                System.out,
                System.err,
                System.console() != null && System.console().isTerminal());
    }

    /** A result. */
    void say(String line) {
        out.println(line);
    }

    /** What is going on. */
    void tell(String line) {
        err.println(line);
    }

    /** One JSON document on one line. */
    void json(Object document) {
        try {
            out.println(JSON.writeValueAsString(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a person watches: then bars are redrawn in place. */
    boolean isLive() {
        return live;
    }

    /** Draws over the line drawn before. */
    void redraw(String line) {
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    void endRedrawn() {
        err.println();
    }
}
