package org.vitrine.index.join;

import org.apache.kafka.common.header.Headers;

/**
 * Header of a record of image-documents that a decision caused. A person waits to see such a document, so the writer
 * does not delay it to fill a batch.
 */
public final class DecidedHeader {

    static final String NAME = "vitrine-decided";
    private static final byte[] YES = {1};

    private DecidedHeader() {}

    static void addTo(Headers headers) {
        headers.add(NAME, YES);
    }

    /** Returns whether the headers of a record contain it. */
    public static boolean isIn(Headers headers) {
        return headers.lastHeader(NAME) != null;
    }
}
