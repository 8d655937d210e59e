package org.vitrine.modelserver.loading;

import java.nio.file.Path;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelSession;

/** A loaded model that may be taken off the shelf while it runs: it is unloaded when its last run is done. */
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

    /** What it is asked for by; its card's name, or another if it was loaded under one. */
    public String name() {
        return name;
    }

    public ModelCard card() {
        return session.card();
    }

    /** The folder it was loaded from. */
    public Path source() {
        return source;
    }

    long sizeBytes() {
        return session.sizeBytes();
    }

    public boolean batches() {
        return session.batches();
    }

    /** Work with a model that cannot go meanwhile. */
    @FunctionalInterface
    public interface Work<T> {
        T with(ModelSession session) throws ModelSession.RunFailed;
    }

    /** The model was taken off the shelf before its turn came. */
    public static final class Gone extends Exception {

        private static final long serialVersionUID = 1L;
    }

    public <T> T run(Work<T> work) throws ModelSession.RunFailed, Gone {
        enter();
        try {
            return work.with(session);
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws Gone {
        if (retired) {
            throw new Gone();
        }
        runs++;
    }

    private synchronized void leave() {
        runs--;
        if (retired && runs == 0) {
            session.close();
        }
    }

    synchronized void retire() {
        if (!retired) {
            retired = true;
            if (runs == 0) {
                session.close();
            }
        }
    }
}
