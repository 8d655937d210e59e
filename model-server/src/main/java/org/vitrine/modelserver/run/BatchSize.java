package org.vitrine.modelserver.run;

import java.util.Map;
import java.util.WeakHashMap;
import org.vitrine.modelserver.loading.ServedModel;

/**
 * How many pictures may go into a run: no more than the model was seen to do within the latency allowed, and no more than
 * this thread's share of those that wait. Guarded by its owner's lock.
 */
final class BatchSize {

    /** Weight of the newest measurement. */
    private static final double NEWEST = 0.2;

    private final int most;
    private final long latencyNanos;
    private final Map<ServedModel, Double> nanosPerPicture = new WeakHashMap<>();

    BatchSize(int most, long latencyNanos) {
        this.most = most;
        this.latencyNanos = latencyNanos;
    }

    void saw(ServedModel model, int pictures, long tookNanos) {
        double each = (double) tookNanos / pictures;
        nanosPerPicture.merge(model, each, (so, now) -> so + NEWEST * (now - so));
    }

    /**
     * @param waiting pictures for this model
     * @param idle threads that could take some of them
     */
    int of(ServedModel model, int waiting, int idle) {
        if (!model.batches()) {
            return 1;
        }
        var each = nanosPerPicture.get(model);
        // The first run of a model is alone: nothing is known of it.
        int inTime = each == null ? 1 : (int) Math.clamp(latencyNanos / Math.max(1, each), 1, most);
        int share = Math.ceilDiv(waiting, idle + 1);
        return Math.max(1, Math.min(inTime, share));
    }
}
