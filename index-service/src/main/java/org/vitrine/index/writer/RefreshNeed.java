package org.vitrine.index.writer;

import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.vitrine.index.join.CauseHeader;

/** How soon searches must show a batch of documents of images. */
enum RefreshNeed {

    /** No person waits: the documents become visible at the refresh interval of the index. */
    NONE,

    /** A person waits for a few documents. */
    SOON,

    /**
     * A person waits for the many documents of a bulk decision, which come in several batches. A refresh after each of
     * them would show parts of the decision, and write a small segment each time that OpenSearch has to merge, with its
     * graph of vectors.
     */
    OF_BULK;

    /**
     * The number of documents up to which a person is assumed to wait for them although no decision caused them. More
     * documents become visible at the refresh interval of the index, one second by default.
     */
    private static final int MAX_POSTED = 2;

    /** The maximum number of documents of a decision about a few specimens. Chosen by the project. */
    private static final int MAX_SOON = 20;

    /**
     * Returns the need of a batch. Photographs that only proposals changed count for nothing: review queues show a proposal
     * later anyway.
     *
     * @param batch headers of the records of the documents
     */
    static RefreshNeed of(List<Headers> batch) {
        long decided = batch.stream().filter(CauseHeader.DECIDED::isIn).count();
        if (decided > 0) {
            return decided <= MAX_SOON ? SOON : OF_BULK;
        }
        long withoutProposals = batch.stream()
                .filter(headers -> !CauseHeader.PROPOSED.isIn(headers))
                .count();
        return withoutProposals > 0 && withoutProposals <= MAX_POSTED ? SOON : NONE;
    }
}
