package org.vitrine.ingest.arrival;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Admits forms before Quarkus writes their parts to disk: as many at the same time as photographs are taken in, so that at
 * most that many times {@code max-upload} bytes lie there. Others wait, unread, then are refused.
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
     * Does not block.
     *
     * @param admitted run once a place is held, which is given back when the request has ended
     * @param busy run where none became free in time
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
