package org.vitrine.index.join;

import org.apache.kafka.common.header.Headers;

/** Marks a document that a decision changed: a person waits to see it, so it is not kept back for a fuller batch. */
public final class DecidedHeader {

    static final String NAME = "vitrine-decided";
    private static final byte[] YES = {1};

    private DecidedHeader() {}

    static void addTo(Headers headers) {
        headers.add(NAME, YES);
    }

    public static boolean isIn(Headers headers) {
        return headers.lastHeader(NAME) != null;
    }
}
