package org.vitrine.search.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImagePage;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.LeaseReport;
import org.vitrine.imageindex.LeaseReports;
import org.vitrine.imageindex.QueuedImage;
import org.vitrine.imageindex.ReviewIndex;
import org.vitrine.imageindex.ReviewLease;
import org.vitrine.imageindex.ReviewQueue;
import org.vitrine.imageindex.Selection;

/** Finds the tasks of a review queue and lends them to a person. */
@ApplicationScoped
class ReviewTasks {

    private static final Logger LOG = Logger.getLogger(ReviewTasks.class);

    /** Number of tasks that are read at a time; a queue is read up to {@link ReviewIndex#MAX_PAGE_DEPTH}. */
    private static final int PAGE_SIZE = 200;

    private static final int MAX_IMAGES = 24;

    /** Period over which the rate of work is measured. */
    private static final Duration RATE_PERIOD = Duration.ofDays(7);

    private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

    private final ReviewIndex queues;
    private final ImageIndex images;
    private final LeaseReports reports;
    private final Leases leases;
    private final FailedPhotographs failed;
    private final ReviewConfig config;
    private final AtomicLong cleanedAtMs = new AtomicLong();

    ReviewTasks(
            ReviewIndex queues,
            ImageIndex images,
            LeaseReports reports,
            Leases leases,
            FailedPhotographs failed,
            ReviewConfig config) {
        this.queues = queues;
        this.images = images;
        this.reports = reports;
        this.leases = leases;
        this.failed = failed;
        this.config = config;
    }

    /**
     * Reports the progress of the review of a collection.
     *
     * @param selection images of the collection, optionally narrowed by filters
     */
    Uni<ReviewOverview> overview(String collectionId, Selection selection) {
        var failures = failed.count(collectionId).map(Optional::of).onFailure().recoverWithItem(failure -> {
            LOG.warnf("failed photographs of collection '%s' are not counted: %s", collectionId, failure);
            return Optional.empty();
        });
        return Uni.combine()
                .all()
                .unis(queues.counts(selection), failures, report(collectionId))
                .with(ReviewOverview::of);
    }

    private Uni<LeaseReport> report(String collectionId) {
        return Uni.createFrom().deferred(() -> {
            var now = Instant.now();
            return reports.of(collectionId, now, now.minus(config.doneHides()), now.minus(RATE_PERIOD));
        });
    }

    /**
     * Lends up to {@code count} tasks of a queue to a person. Fewer result if the queue has no more free tasks.
     *
     * @param person pseudonymous id of the person
     */
    Uni<List<TaskView>> next(String collectionId, QueueName name, Selection selection, int count, String person) {
        removeExpired();
        return report(collectionId).chain(report -> switch (name) {
            case QueueName.Indexed(var queue) -> {
                var request = new QueueRequest(collectionId, queue, selection, count, person, report.notOffered());
                yield leaseFromQueue(request, 0, List.of());
            }
            case QueueName.Rejected() ->
                rejected(
                        new RejectedRequest(collectionId, count, person, report.notOffered()),
                        Optional.empty(),
                        List.of());
        });
    }

    private record QueueRequest(
            String collectionId, ReviewQueue queue, Selection selection, int count, String person, Set<String> hidden) {

        TaskKey key(QueuedImage image) {
            return TaskKey.of(collectionId, queue, image);
        }
    }

    private Uni<List<TaskView>> leaseFromQueue(QueueRequest request, int from, List<TaskView> before) {
        return queues.page(request.queue(), request.selection(), from, PAGE_SIZE)
                .chain(page -> leaseFromPage(request, page, before)
                        .chain(leased -> leased.size() >= request.count()
                                        || page.size() < PAGE_SIZE
                                        || from + 2 * PAGE_SIZE > ReviewIndex.MAX_PAGE_DEPTH
                                ? Uni.createFrom().item(leased)
                                : leaseFromQueue(request, from + PAGE_SIZE, leased)));
    }

    private Uni<List<TaskView>> leaseFromPage(QueueRequest request, List<QueuedImage> page, List<TaskView> before) {
        var candidates = page.stream()
                .filter(image -> !request.hidden().contains(request.key(image).id()))
                .map(image -> lease(request, image))
                .iterator();
        return leaseUpTo(candidates, request.count(), before);
    }

    /** Lends one task after the other, so that no more are lent than wanted. */
    private static Uni<List<TaskView>> leaseUpTo(
            Iterator<Uni<Optional<TaskView>>> candidates, int count, List<TaskView> before) {
        return before.size() >= count || !candidates.hasNext()
                ? Uni.createFrom().item(before)
                : candidates.next().chain(task -> leaseUpTo(candidates, count, appended(before, task)));
    }

    private static List<TaskView> appended(List<TaskView> before, Optional<TaskView> task) {
        return Stream.concat(before.stream(), task.stream()).toList();
    }

    /** Lends one task. Empty if another person holds it, or if this person may not decide it. */
    private Uni<Optional<TaskView>> lease(QueueRequest request, QueuedImage image) {
        return leases.acquire(request.key(image), request.queue().urlName(), request.person())
                .chain(lease -> lease.map(it -> view(it, image, request.person())
                                .onFailure()
                                .call(() -> leases.release(request.collectionId(), it.token())))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<TaskView>> view(ReviewLease lease, QueuedImage queued, String person) {
        return queues.images(List.of(queued.imageId())).chain(found -> {
            var image = Optional.ofNullable(found.get(queued.imageId())).filter(it -> !isPendingBy(it, person));
            return image.isEmpty()
                    ? leases.release(lease.collectionId(), lease.token()).replaceWith(Optional.<TaskView>empty())
                    : view(lease, image.get()).map(Optional::of);
        });
    }

    /**
     * Whether the item of the specimen waits for confirmation of this person's own decision: only another person can
     * confirm it.
     */
    private static boolean isPendingBy(IndexedImage image, String person) {
        return image.decided()
                .flatMap(IndexedDecided::specimen)
                .flatMap(IndexedDecided.OfSpecimen::pending)
                .filter(pending -> pending.by().person().equals(person))
                .isPresent();
    }

    private Uni<TaskView> view(ReviewLease lease, IndexedImage image) {
        var specimen = Selection.ofCollection(image.collectionId())
                .ofInstitution(image.institutionId())
                .ofSpecimen(image.specimenId());
        return Uni.combine()
                .all()
                .unis(
                        images.page(specimen, Optional.empty(), MAX_IMAGES).map(ImagePage::images),
                        queues.images(TaskViews.otherImages(image)))
                .with((ofSpecimen, others) -> TaskViews.of(lease, image, ofSpecimen, others));
    }

    private record RejectedRequest(String collectionId, int count, String person, Set<String> hidden) {}

    private Uni<List<TaskView>> rejected(RejectedRequest request, Optional<String> after, List<TaskView> before) {
        return failed.page(request.collectionId(), after).chain(page -> {
            var candidates = page.failures().stream()
                    .filter(failure -> !request.hidden()
                            .contains(TaskKey.ofRejected(request.collectionId(), failure.imageId())
                                    .id()))
                    .map(failure -> rejected(request, failure))
                    .iterator();
            return leaseUpTo(candidates, request.count(), before)
                    .chain(leased ->
                            leased.size() >= request.count() || page.next().isEmpty()
                                    ? Uni.createFrom().item(leased)
                                    : rejected(request, page.next(), leased));
        });
    }

    private Uni<Optional<TaskView>> rejected(RejectedRequest request, FailedPhotographs.Failure failure) {
        var key = TaskKey.ofRejected(request.collectionId(), failure.imageId());
        return leases.acquire(key, QueueName.REJECTED, request.person())
                .map(lease -> lease.map(it -> TaskViews.of(it, failure)));
    }

    /**
     * Deletes leases older than {@code vitrine.search.review.leases-kept}. Each replica does so at most once an hour,
     * when it lends tasks.
     */
    private void removeExpired() {
        var now = Instant.now();
        long last = cleanedAtMs.get();
        if (last + CLEANUP_INTERVAL.toMillis() < now.toEpochMilli()
                && cleanedAtMs.compareAndSet(last, now.toEpochMilli())) {
            reports.deleteExpired(now.minus(config.leasesKept()))
                    .subscribe()
                    .with(
                            count -> LOG.debugf("leases deleted: %d", count),
                            failure -> LOG.warnf("old leases are not deleted: %s", failure));
        }
    }

    Uni<Long> open(String collectionId, QueueName name, Selection selection) {
        return switch (name) {
            case QueueName.Indexed(var queue) ->
                queues.counts(selection).map(counts -> counts.open().getOrDefault(queue, 0L));
            case QueueName.Rejected() -> failed.count(collectionId);
        };
    }
}
