package org.vitrine.search.review;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vitrine.imageindex.LeaseReport;
import org.vitrine.imageindex.ReviewCounts;

/**
 * JSON answer: progress of the review of a collection.
 *
 * @param queues all queues, in the order in which they are shown
 * @param tasks number of open tasks; a task in several queues counts once, and failed photographs do not count
 * @param done number of tasks that were finished with a lease
 * @param rate rate of work; absent if nothing was finished in the last 7 days
 * @param timeLeftMs time that the open tasks take at that rate, in milliseconds; absent without a rate
 */
@Schema(description = "How far the review of a collection is.")
record ReviewOverview(
        List<QueueView> queues, long tasks, long done, Optional<WorkRate> rate, Optional<Long> timeLeftMs) {

    /**
     * One queue.
     *
     * @param open number of tasks, leased ones included; absent if it is the queue of failed photographs and
     *     index-service does not answer
     * @param leased number of tasks that are lent to a person
     */
    @Schema(name = "ReviewQueueView", description = "One queue.")
    record QueueView(String queue, Optional<Long> open, long leased) {}

    static ReviewOverview of(ReviewCounts counts, Optional<Long> failed, LeaseReport leases) {
        var rate = WorkRate.of(leases.work());
        var queues = QueueName.all().stream()
                .map(name -> new QueueView(
                        name.word(),
                        switch (name) {
                            case QueueName.Indexed(var queue) ->
                                Optional.of(counts.open().getOrDefault(queue, 0L));
                            case QueueName.Rejected() -> failed;
                        },
                        leases.leased().getOrDefault(name.word(), 0L)))
                .toList();
        return new ReviewOverview(queues, counts.tasks(), leases.done(), rate, rate.map(it -> it.timeFor(counts.tasks())
                .toMillis()));
    }
}
