package org.vitrine.index.join;

import org.apache.kafka.common.header.Headers;

/**
 * Headers of records of image-documents that name the cause of the document, where the writer treats it differently. A
 * record without any of them was caused by a fact of the pipeline.
 */
public enum CauseHeader {
    /** A decision. A person waits to see the document, so the writer does not delay it to fill a batch. */
    DECIDED("vitrine-decided"),
    /** A proposal, for which no person waits, so the writer does not refresh the index for it. */
    PROPOSED("vitrine-proposed");

    private static final byte[] YES = {1};

    private final String headerName;

    CauseHeader(String headerName) {
        this.headerName = headerName;
    }

    void addTo(Headers headers) {
        headers.add(headerName, YES);
    }

    /** Returns whether the headers of a record contain it. */
    public boolean isIn(Headers headers) {
        return headers.lastHeader(headerName) != null;
    }
}
