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
 * Main class of every process of the platform, which runs the program's own main class under three rules. The size of
 * its log is bounded. A closed terminal or Ctrl-C does not stop it, because the platform stops the programs in the
 * right order, by SIGTERM. Where system property {@link #PARENT} names a process, the program ends with that process.
 */
public final class GuardedMain {

    /** System property: log file for standard output and error; where absent, the two streams are not changed. */
    public static final String LOG = "vitrine.guard.log";
    /**
     * System property: size in bytes at which the log file is renamed and a new one is started; 16 MiB where absent.
     */
    public static final String LOG_BYTES = "vitrine.guard.log-bytes";
    /** System property: id of the process with whose end this process ends; where absent, it ends with no other. */
    public static final String PARENT = "vitrine.guard.parent";

    private GuardedMain() {}

    /** @param arguments main class to run, then its own arguments */
    public static void main(String[] arguments) throws Throwable {
        boundLog();
        ignore("HUP");
        ignore("INT");
        endWithParent();
        Class<?> program = Class.forName(arguments[0]);
        Method main = program.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static void boundLog() throws IOException {
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

    /** Halts without shutdown hooks: the data of a test is deleted anyway, and no process waits for the hooks. */
    private static void endWithParent() {
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
