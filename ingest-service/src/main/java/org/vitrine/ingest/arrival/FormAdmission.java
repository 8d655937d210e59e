package org.vitrine.ingest.arrival;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Limits how many forms with photographs Quarkus reads at the same time. Quarkus writes their parts to disk before it
 * calls a resource method; so at most {@code concurrent-uploads} times {@code max-upload} bytes are on disk. Further
 * forms wait unread for up to {@code upload-patience}, and are refused then.
 */
@ApplicationScoped
class FormAdmission {

    private static final long LOOK_AGAIN_MS = 100;

    private final Semaphore places;
    private final Duration patience;

    FormAdmission(IngestConfig config) {
        this.places = new Semaphore(config.concurrentUploads());
        this.patience = config.uploadPatience();
    }

    /**
     * Runs {@code admitted} as soon as fewer forms than the limit are being read. Does not block; checks every 100 ms
     * while the request is paused.
     *
     * @param admitted runs when a permit is acquired, which is released when the request has ended
     * @param busy runs where no permit became free in time
     */
    void admit(RoutingContext context, Runnable admitted, Runnable busy) {
        context.request().pause();
        admit(context, System.nanoTime() + patience.toNanos(), admitted, busy);
    }

    private void admit(RoutingContext context, long deadline, Runnable admitted, Runnable busy) {
        if (context.response().closed()) {
            return;
        }
        if (places.tryAcquire()) {
            context.addEndHandler(_ -> places.release());
            admitted.run();
        } else if (System.nanoTime() > deadline) {
            busy.run();
        } else {
            context.vertx().setTimer(LOOK_AGAIN_MS, _ -> admit(context, deadline, admitted, busy));
        }
    }
}
