package org.vitrine.index.writer;

import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.vitrine.index.join.CauseHeader;

/**
 * Decides whether the index of images is refreshed after a batch, so that searches show its documents before the
 * refresh interval of the index, one second by default, has passed. Pure.
 */
final class RefreshRule {

    /** The number of new documents up to which a refresh is requested, because a person waits for so few. */
    static final int MAX_AWAITED = 2;

    private RefreshRule() {}

    /**
     * Returns whether a person waits for a document of a batch: for one that a decision caused, or for one of few that
     * are not caused by proposals. A proposal follows its photograph by seconds, and review queues show it later anyway.
     *
     * @param batch headers of the records of the documents
     */
    static boolean isAwaited(List<Headers> batch) {
        long withoutProposals = batch.stream()
                .filter(headers -> !CauseHeader.PROPOSED.isIn(headers))
                .count();
        return batch.stream().anyMatch(CauseHeader.DECIDED::isIn)
                || withoutProposals > 0 && withoutProposals <= MAX_AWAITED;
    }
}
