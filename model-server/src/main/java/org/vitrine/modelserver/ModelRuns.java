package org.vitrine.modelserver;

import ai.onnxruntime.OrtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs models, as many at once as there are cores; a bounded number of requests waits for a turn. */
@ApplicationScoped
class ModelRuns {

    private final ModelServerConfig config;
    private final Semaphore turns;
    private final Semaphore places;

    ModelRuns(ModelServerConfig config) {
        int runs = config.concurrentRuns() > 0
                ? config.concurrentRuns()
                : Runtime.getRuntime().availableProcessors();
        this.config = config;
        this.turns = new Semaphore(runs, true);
        this.places = new Semaphore(runs + config.waitingRuns());
    }

    /** What came of a request for a run. */
    sealed interface Ran {

        record Done(float[] values) implements Ran {}

        record Busy(String sentence) implements Ran {}

        /** The model failed on this input, in its own words. */
        record Failed(String words) implements Ran {}
    }

    Ran run(LoadedModel model, Photograph photograph) {
        if (!places.tryAcquire()) {
            return new Ran.Busy("%d requests wait for a model already".formatted(config.waitingRuns()));
        }
        try {
            if (!turns.tryAcquire(config.waitAtMost().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ran.Busy("no model was free within " + config.waitAtMost());
            }
            try {
                return new Ran.Done(
                        model.run(photograph.squared(model.card().input().edgePx())));
            } finally {
                turns.release();
            }
        } catch (OrtException failure) {
            return new Ran.Failed(String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Ran.Busy("the server is stopping");
        } finally {
            places.release();
        }
    }
}
