package org.vitrine.platform.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Runs another main class in this JVM, under three rules: its log stays bounded, a closed terminal or Ctrl-C does not
 * stop it (whoever started it stops it in the right order, by SIGTERM), and, where a parent is named, it ends with it.
 */
public final class Guarded {

    /** The file that takes standard output and error; absent: they are left alone. */
    public static final String LOG = "vitrine.guard.log";
    /** Size in bytes at which the log file is set aside, once, and begun anew. */
    public static final String LOG_BYTES = "vitrine.guard.log-bytes";
    /** Process id of the parent without which this process must not go on; absent: it lives alone. */
    public static final String PARENT = "vitrine.guard.parent";

    private Guarded() {}

    /** Takes the main class to run, then its own arguments. */
    public static void main(String[] arguments) throws Throwable {
        boundTheLog();
        ignore("HUP");
        ignore("INT");
        endWithTheParent();
        Class<?> program = Class.forName(arguments[0]);
        Method main = program.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static void boundTheLog() throws IOException {
        String file = System.getProperty(LOG);
        if (file == null) {
            return;
        }
        BoundedLog log = new BoundedLog(Path.of(file), Long.getLong(LOG_BYTES, 16L << 20));
        PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    private static void ignore(String signal) {
        try {
            Signal.handle(new Signal(signal), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException unknownHere) {
            System.out.println("signal " + signal + " cannot be ignored here: " + unknownHere.getMessage());
        }
    }

    /** Halts rather than exits: what a test leaves behind is thrown away, and nobody is left to wait for hooks. */
    private static void endWithTheParent() {
        Long parent = Long.getLong(PARENT);
        if (parent == null) {
            return;
        }
        ProcessHandle.of(parent)
                .ifPresentOrElse(
                        handle -> handle.onExit()
                                .thenRun(() -> Runtime.getRuntime().halt(0)),
                        () -> Runtime.getRuntime().halt(0));
    }
}
