package org.vitrine.modelserver.loading;

import java.nio.file.Path;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelSession;

/**
 * A loaded model with a count of its runs, so that it can be removed while it runs: its memory is freed when the last
 * run has ended. Thread-safe.
 */
public final class ServedModel {

    private final String name;
    private final Path source;
    private final ModelSession session;
    private int runs;
    private boolean retired;

    ServedModel(String name, Path source, ModelSession session) {
        this.name = name;
        this.source = source;
        this.session = session;
    }

    /** Name in requests: the name in the card, or another under which a client loaded the model. */
    public String name() {
        return name;
    }

    public ModelCard card() {
        return session.card();
    }

    /** The folder from which the model was loaded. */
    public Path source() {
        return source;
    }

    long sizeBytes() {
        return session.sizeBytes();
    }

    /** Whether one run takes more than one picture. */
    public boolean batches() {
        return session.batches();
    }

    /** Work with a model that is not unloaded meanwhile. */
    @FunctionalInterface
    public interface Work<T> {
        T with(ModelSession session) throws ModelSession.RunFailed;
    }

    /** The model was removed before the run began. */
    public static final class Unloaded extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Runs the work on the caller's thread and returns its result. */
    public <T> T run(Work<T> work) throws ModelSession.RunFailed, Unloaded {
        beginRun();
        try {
            return work.with(session);
        } finally {
            endRun();
        }
    }

    private synchronized void beginRun() throws Unloaded {
        if (retired) {
            throw new Unloaded();
        }
        runs++;
    }

    private synchronized void endRun() {
        runs--;
        if (retired && runs == 0) {
            session.close();
        }
    }

    /** Refuses further runs, and closes the session now or after the last current run. */
    synchronized void retire() {
        if (!retired) {
            retired = true;
            if (runs == 0) {
                session.close();
            }
        }
    }
}
