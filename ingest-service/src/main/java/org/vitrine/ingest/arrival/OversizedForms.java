package org.vitrine.ingest.arrival;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.vitrine.access.http.AccessControl;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.batch.BatchRegistry;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * Counts forms that are refused by their Content-Length as rejected photographs of their batch. They are refused before
 * their sender is identified; where sign-in is on, they are therefore not counted.
 */
@ApplicationScoped
class OversizedForms {

    private static final Logger LOG = Logger.getLogger(OversizedForms.class);
    private static final Pattern ITEMS_PATH =
            Pattern.compile("/v1/collections/(?<collection>[^/]+)/batches/(?<batch>[^/]+)/items");

    private final BatchRegistry batches;
    private final PhotographAdmission photographAdmission;
    private final AccessControl access;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    OversizedForms(BatchRegistry batches, PhotographAdmission photographAdmission, AccessControl access) {
        this.batches = batches;
        this.photographAdmission = photographAdmission;
        this.access = access;
    }

    /**
     * Counts a form that comes with a batch. Does not block: waits for the store and Kafka on a virtual thread.
     *
     * @param onCounted runs on the Vert.x context of the request after the form was counted, or at once where it has no
     *     batch, or is not counted
     */
    void count(RoutingContext context, IngestProblem refusal, Runnable onCounted) {
        Matcher items = ITEMS_PATH.matcher(context.request().path());
        if (!items.matches() || access.isEnforced()) {
            onCounted.run();
            return;
        }
        context.request().pause();
        var requestContext = context.vertx().getOrCreateContext();
        executor.execute(() -> {
            count(items.group("collection"), items.group("batch"), refusal);
            requestContext.runOnContext(_ -> onCounted.run());
        });
    }

    private void count(String collectionId, String batchId, IngestProblem refusal) {
        try {
            batches.find(collectionId, batchId)
                    .map(batch -> UnnamedPhotograph.refused(
                            batch,
                            Optional.empty(),
                            refusal.detail().code(),
                            refusal.detail().detail()))
                    .ifPresent(refused -> photographAdmission.rejectUnread(refused, TraceParent.start()));
        } catch (RuntimeException failure) {
            LOG.warnf("collectionId=%s batchId=%s a refused form is not counted: %s", collectionId, batchId, failure);
        }
    }
}
