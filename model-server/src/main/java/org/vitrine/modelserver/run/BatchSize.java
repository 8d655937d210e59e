package org.vitrine.modelserver.run;

import java.util.Map;
import java.util.WeakHashMap;
import org.vitrine.modelserver.loading.ServedModel;

/**
 * Computes how many pictures go into one run: no more than the model computes within the allowed latency by earlier
 * measurements, and no more than this thread's share of the waiting pictures. Not thread-safe: {@link Batcher} guards
 * it with its lock.
 */
final class BatchSize {

    /** Weight of the newest measurement in the moving average of the time per picture. */
    private static final double NEWEST_WEIGHT = 0.2;

    private final int maxPictures;
    private final long latencyNanos;
    private final Map<ServedModel, Double> nanosPerPicture = new WeakHashMap<>();

    BatchSize(int maxPictures, long latencyNanos) {
        this.maxPictures = maxPictures;
        this.latencyNanos = latencyNanos;
    }

    /** Records the measured time of one run. */
    void record(ServedModel model, int pictures, long tookNanos) {
        double nanosEach = (double) tookNanos / pictures;
        nanosPerPicture.merge(model, nanosEach, (so, now) -> so + NEWEST_WEIGHT * (now - so));
    }

    /**
     * Returns the size of the next batch, at least 1.
     *
     * @param waiting pictures that wait for this model
     * @param idleThreads further threads that could run some of them now
     */
    int next(ServedModel model, int waiting, int idleThreads) {
        if (!model.batches()) {
            return 1;
        }
        var nanosEach = nanosPerPicture.get(model);
        // The first run of a model has one picture, because its time per picture is not yet measured.
        int withinLatency =
                nanosEach == null ? 1 : (int) Math.clamp(latencyNanos / Math.max(1, nanosEach), 1, maxPictures);
        int share = Math.ceilDiv(waiting, idleThreads + 1);
        return Math.max(1, Math.min(withinLatency, share));
    }
}
