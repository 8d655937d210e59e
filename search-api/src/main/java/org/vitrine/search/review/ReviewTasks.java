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

    /** Number of tasks that are read at a time; a queue is read up to {@link ReviewIndex#DEEPEST}. */
    private static final int PAGE = 200;

    private static final int MOST_IMAGES = 24;

    /** Period over which the rate of work is measured. */
    private static final Duration WORK = Duration.ofDays(7);

    private static final Duration EXPIRY = Duration.ofHours(1);

    private final ReviewIndex queues;
    private final ImageIndex images;
    private final LeaseReports reports;
    private final Leases leases;
    private final FailedPhotographs failed;
    private final ReviewConfig config;
    private final AtomicLong expiredAtMs = new AtomicLong();

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
            return reports.of(collectionId, now, now.minus(config.doneHides()), now.minus(WORK));
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
                var round = new Round(collectionId, queue, selection, count, person, report.hidden());
                yield lend(round, 0, List.of());
            }
            case QueueName.Rejected() ->
                rejected(new RejectedRound(collectionId, count, person, report.hidden()), Optional.empty(), List.of());
        });
    }

    private record Round(
            String collectionId, ReviewQueue queue, Selection selection, int count, String person, Set<String> hidden) {

        TaskKey key(QueuedImage image) {
            return TaskKey.of(collectionId, queue, image);
        }
    }

    private Uni<List<TaskView>> lend(Round round, int from, List<TaskView> before) {
        return queues.page(round.queue(), round.selection(), from, PAGE).chain(page -> lent(round, page, before)
                .chain(lent ->
                        lent.size() >= round.count() || page.size() < PAGE || from + 2 * PAGE > ReviewIndex.DEEPEST
                                ? Uni.createFrom().item(lent)
                                : lend(round, from + PAGE, lent)));
    }

    private Uni<List<TaskView>> lent(Round round, List<QueuedImage> page, List<TaskView> before) {
        var free = page.stream()
                .filter(image -> !round.hidden().contains(round.key(image).id()))
                .map(image -> task(round, image))
                .iterator();
        return filled(free, round.count(), before);
    }

    /** Lends one task after the other, so that no more are lent than wanted. */
    private static Uni<List<TaskView>> filled(
            Iterator<Uni<Optional<TaskView>>> free, int count, List<TaskView> before) {
        return before.size() >= count || !free.hasNext()
                ? Uni.createFrom().item(before)
                : free.next().chain(task -> filled(free, count, joined(before, task)));
    }

    private static List<TaskView> joined(List<TaskView> before, Optional<TaskView> task) {
        return Stream.concat(before.stream(), task.stream()).toList();
    }

    /** Lends one task. Empty if another person holds it, or if this person may not decide it. */
    private Uni<Optional<TaskView>> task(Round round, QueuedImage image) {
        return leases.lend(round.key(image), round.queue().word(), round.person())
                .chain(lease -> lease.map(it -> view(it, image, round.person())
                                .onFailure()
                                .call(() -> leases.release(round.collectionId(), it.token())))
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
                        images.page(specimen, Optional.empty(), MOST_IMAGES).map(ImagePage::images),
                        queues.images(TaskViews.otherImages(image)))
                .with((ofSpecimen, others) -> TaskViews.of(lease, image, ofSpecimen, others));
    }

    private record RejectedRound(String collectionId, int count, String person, Set<String> hidden) {}

    private Uni<List<TaskView>> rejected(RejectedRound round, Optional<String> after, List<TaskView> before) {
        return failed.page(round.collectionId(), after).chain(page -> {
            var free = page.failures().stream()
                    .filter(failure -> !round.hidden()
                            .contains(TaskKey.ofRejected(round.collectionId(), failure.imageId())
                                    .id()))
                    .map(failure -> rejected(round, failure))
                    .iterator();
            return filled(free, round.count(), before)
                    .chain(lent -> lent.size() >= round.count() || page.next().isEmpty()
                            ? Uni.createFrom().item(lent)
                            : rejected(round, page.next(), lent));
        });
    }

    private Uni<Optional<TaskView>> rejected(RejectedRound round, FailedPhotographs.Failure failure) {
        var key = TaskKey.ofRejected(round.collectionId(), failure.imageId());
        return leases.lend(key, QueueName.REJECTED, round.person())
                .map(lease -> lease.map(it -> TaskViews.of(it, failure)));
    }

    /**
     * Deletes leases older than {@code vitrine.search.review.leases-kept}. Each replica does so at most once an hour,
     * when it lends tasks.
     */
    private void removeExpired() {
        var now = Instant.now();
        long last = expiredAtMs.get();
        if (last + EXPIRY.toMillis() < now.toEpochMilli() && expiredAtMs.compareAndSet(last, now.toEpochMilli())) {
            reports.forget(now.minus(config.leasesKept()))
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
