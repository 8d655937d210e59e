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
    private static final double NEWEST = 0.2;

    private final int most;
    private final long latencyNanos;
    private final Map<ServedModel, Double> nanosPerPicture = new WeakHashMap<>();

    BatchSize(int most, long latencyNanos) {
        this.most = most;
        this.latencyNanos = latencyNanos;
    }

    /** Records the measured time of one run. */
    void saw(ServedModel model, int pictures, long tookNanos) {
        double each = (double) tookNanos / pictures;
        nanosPerPicture.merge(model, each, (so, now) -> so + NEWEST * (now - so));
    }

    /**
     * Returns the size of the next batch, at least 1.
     *
     * @param waiting pictures that wait for this model
     * @param idle further threads that could run some of them now
     */
    int of(ServedModel model, int waiting, int idle) {
        if (!model.batches()) {
            return 1;
        }
        var each = nanosPerPicture.get(model);
        // The first run of a model has one picture, because its time per picture is not yet measured.
        int inTime = each == null ? 1 : (int) Math.clamp(latencyNanos / Math.max(1, each), 1, most);
        int share = Math.ceilDiv(waiting, idle + 1);
        return Math.max(1, Math.min(inTime, share));
    }
}
