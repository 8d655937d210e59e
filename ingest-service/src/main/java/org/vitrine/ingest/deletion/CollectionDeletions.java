package org.vitrine.ingest.deletion;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.vitrine.events.CollectionProfile;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.collection.CollectionLeader;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.withdrawal.Withdrawals;

/**
 * Withdraws all photographs of the collections that are being deleted, and then removes their profiles. Checks the
 * profiles every second on a thread of its own; only the leading replica ({@link CollectionLeader}) works.
 *
 * <p>It repeats passes over a collection until one finds nothing left, since another replica may have accepted a
 * photograph a moment after the deletion began. A pass that is interrupted begins again and skips images that are
 * withdrawn already.
 */
@ApplicationScoped
class CollectionDeletions {

    private static final Logger LOG = Logger.getLogger(CollectionDeletions.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final String REASON = "the collection is deleted";

    private final CollectionRegistry collectionRegistry;
    private final CollectionLeader leader;
    private final ReceiptListing receipts;
    private final Withdrawals withdrawals;
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("deletions").unstarted(this::watch);

    CollectionDeletions(
            CollectionRegistry collectionRegistry,
            CollectionLeader leader,
            ReceiptListing receipts,
            Withdrawals withdrawals) {
        this.collectionRegistry = collectionRegistry;
        this.leader = leader;
        this.receipts = receipts;
        this.withdrawals = withdrawals;
    }

    void start(@Observes StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) {
        stopSignal.countDown();
    }

    private void watch() {
        try {
            while (!stopSignal.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                for (var profile : collectionRegistry.all()) {
                    if (profile.getDeletingSince() != null && leader.isLeader()) {
                        checkCollection(profile);
                    }
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkCollection(CollectionProfile profile) {
        String id = profile.getCollectionId();
        try {
            long withdrawn = withdrawAll(id);
            if (withdrawn == 0) {
                collectionRegistry.remove(id);
                LOG.infof("collection=%s deleted", id);
            } else {
                LOG.infof("collection=%s is being deleted, withdrawn=%d in this pass", id, withdrawn);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("collection=%s its deletion failed and begins again: %s", id, failure);
        }
    }

    /**
     * Withdraws the images of a collection and returns how many were not withdrawn yet; at least 1 where the pass was
     * interrupted. Fails where an image cannot be withdrawn.
     */
    private long withdrawAll(String collectionId) {
        long withdrawn = 0;
        var next = Optional.<String>empty();
        do {
            var page = receipts.page(collectionId, next);
            for (String imageId : page.imageIds()) {
                switch (withdrawals.withdraw(collectionId, imageId, REASON, TraceParent.start())) {
                    case Withdrawals.Outcome.Withdrawn _ -> withdrawn++;
                    case Withdrawals.Outcome.AlreadyWithdrawn _, Withdrawals.Outcome.Unknown() -> {}
                    case Withdrawals.Outcome.Contended() ->
                        throw new IllegalStateException("image '%s' is being posted".formatted(imageId));
                }
            }
            next = page.next();
        } while (next.isPresent() && stopSignal.getCount() > 0);
        return next.isPresent() ? withdrawn + 1 : withdrawn;
    }
}
