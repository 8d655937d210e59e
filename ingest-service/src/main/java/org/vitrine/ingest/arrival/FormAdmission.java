package org.vitrine.ingest.arrival;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.vitrine.admission.Bulkhead;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Limits how many forms with photographs Quarkus reads at the same time. Quarkus writes their parts to disk before it
 * calls a resource method; so at most {@code concurrent-uploads} times {@code max-upload} bytes are on disk. Further
 * forms wait unread for up to {@code upload-patience}, and are refused then.
 */
@ApplicationScoped
class FormAdmission {

    private static final long RETRY_INTERVAL_MS = 100;

    private final Bulkhead forms;
    private final Duration timeout;

    FormAdmission(IngestConfig config) {
        this.forms = new Bulkhead(config.concurrentUploads());
        this.timeout = config.uploadPatience();
    }

    /**
     * Runs {@code onAdmitted} as soon as fewer forms than the limit are being read. Does not block; checks every 100 ms
     * while the request is paused.
     *
     * @param onAdmitted runs when a permit is acquired, which is released when the request has ended
     * @param onTimeout runs where no permit became free in time
     */
    void admit(RoutingContext context, Runnable onAdmitted, Runnable onTimeout) {
        context.request().pause();
        admit(context, System.nanoTime() + timeout.toNanos(), onAdmitted, onTimeout);
    }

    private void admit(RoutingContext context, long deadline, Runnable onAdmitted, Runnable onTimeout) {
        if (context.response().closed()) {
            return;
        }
        var permit = forms.tryAcquire();
        if (permit.isPresent()) {
            context.addEndHandler(_ -> permit.get().close());
            onAdmitted.run();
        } else if (System.nanoTime() > deadline) {
            onTimeout.run();
        } else {
            context.vertx().setTimer(RETRY_INTERVAL_MS, _ -> admit(context, deadline, onAdmitted, onTimeout));
        }
    }
}
