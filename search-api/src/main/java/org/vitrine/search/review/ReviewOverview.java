package org.vitrine.search.review;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vitrine.imageindex.LeaseReport;
import org.vitrine.imageindex.ReviewCounts;

/**
 * How far the review of a collection is.
 *
 * @param tasks that are open, each once, in whatever queues it is; failed photographs do not count
 * @param done tasks that were finished with a lease
 * @param rate absent where nothing was finished in the last days
 * @param timeLeftMs for the open tasks at that rate
 */
@Schema(description = "How far the review of a collection is.")
record ReviewOverview(
        List<QueueView> queues, long tasks, long done, Optional<WorkRate> rate, Optional<Long> timeLeftMs) {

    /**
     * @param open tasks, also leased ones; absent where index-service, which knows the failed photographs, does not answer
     * @param leased tasks of it that somebody works on
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
